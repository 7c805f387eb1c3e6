// An ssh ProxyCommand inside the lab's network: joins stdin and stdout to HOST PORT, each direction until its own end.
import { connect } from 'node:net';
import process from 'node:process';

const [host, port] = process.argv.slice(2);
const socket = connect({ host, port: Number(port), allowHalfOpen: true });
socket.on('error', (error) => {
  process.stderr.write(`lab: no connection to ${host}:${port}: ${error.message}\n`);
  process.exit(1);
});
process.stdin.pipe(socket);
socket.pipe(process.stdout);
// Node never closes its stdout, so ssh would wait for ever for a firstbox that has gone.
socket.on('end', () => process.stdout.write('', () => process.exit()));
