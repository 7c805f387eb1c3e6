import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { providerAnswers, providerService, unary } from './provider-service';

const MESSAGE_LIMIT = 256 * 1024 * 1024; // as Terraform's own client

/**
 * A plugin of Terraform's: serves on a socket of its own, says where in one line, ends when Terraform says so.
 * Without TLS: the socket lies in a folder that only this user can enter.
 */
function main(): void {
  if (process.env['PLUGIN_CLIENT_CERT']) {
    process.stderr.write(
      "The lab's stand-in of hashicorp/null speaks no TLS. Set TF_DISABLE_PLUGIN_TLS=1.\n",
    );
    process.exit(1);
  }
  const folder = mkdtempSync(join(tmpdir(), 'null-provider-'));
  const socket = join(folder, 'socket');
  const end = () => process.exit(0);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.on('SIGTERM', end);
  if (process.argv.includes('--until-stdin-ends')) process.stdin.on('end', end).on('error', end).resume();
  process.on('SIGINT', () => undefined); // Terraform gets it too and ends us when it is done

  const server = new Server({
    'grpc.max_receive_message_length': MESSAGE_LIMIT,
    'grpc.max_send_message_length': MESSAGE_LIMIT,
  });
  server.addService(providerService, providerAnswers);
  server.addService(
    { Shutdown: unary('/plugin.GRPCController/Shutdown', 'Empty', 'Empty') },
    {
      Shutdown: (_call: unknown, send: (error: null, value: object) => void) => {
        send(null, {});
        setImmediate(end);
      },
    },
  );
  server.bindAsync(`unix:${socket}`, ServerCredentials.createInsecure(), (error) => {
    if (error !== null) throw error;
    process.stdout.write(`1|5|unix|${socket}|grpc|\n`);
  });
}

main();
