import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, copyFileSync, existsSync, openSync, renameSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../../lib/plan/observation';
import { standInHost, type StandInHost } from './supervisor-host';

/** Listens on a port, has a worker, and starts a new one when it is told to reload: in the process table it is nginx. */
const nginx = `
use IO::Socket::INET;
use IO::Socket::UNIX;
my $named = sub { $0 = $_[0]; open(my $comm, '>', '/proc/self/comm'); print $comm 'nginx'; };
my $port = $ARGV[1] ? IO::Socket::UNIX->new(Listen => 5, Local => $ARGV[1]) : IO::Socket::INET->new(Listen => 5, LocalAddr => '127.0.0.1');
my $worker;
my $start = sub { $worker = fork() // die; if (!$worker) { $named->('nginx: worker process'); $SIG{HUP} = 'DEFAULT'; sleep 60; exit } };
$SIG{HUP} = sub { kill 'KILL', $worker; wait; $start->(); print "again\\n"; };
$SIG{TERM} = sub { kill 'KILL', $worker; exit };
$named->("nginx: master process /usr/sbin/nginx$ARGV[0]");
$start->();
$| = 1;
print $ARGV[1] ? "1" : $port->sockport, "\\n";
sleep 60 while 1;
`;

/** A host with the files of nginx, on which more than one may run. */
export interface NginxHost extends StandInHost {
  /**
   * Its binary is the command nginx, replaced since as by an upgrade.
   * @param path of a unix socket instead of a port.
   * @param binary of another nginx
   * @returns the port
   */
  start(words?: string, path?: string, binary?: string): Promise<string>;
  /** The process that was started first. */
  firstMaster(): number;
  /** Resolves when it has a new worker. */
  reload(): Promise<void>;
  /** Its log says that a worker was killed so many seconds ago. */
  logKilled(secondsAgo: number): void;
  /** Makes sites-enabled of now, or as old as before nginx started. */
  folderIsOf(time: 'now' | 'before' | 'just now'): void;
  /** What is said of the site of BOSS V1. @param port that is taken for its own */
  site(port?: string): Promise<Answer>;
}

/** What it says next. */
async function word({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('its output is not read');
  const [said] = (await once(stdout, 'data')) as [Buffer];
  return said.toString().trim();
}

/** The site's file is there, empty and not enabled. */
export function standInNginx(): NginxHost {
  const running: ChildProcess[] = [];
  const host = standInHost();
  host.write(
    'nginx/nginx.conf',
    'http {\n  include mime.types; # include x;\n  include sites-enabled/*;\n}\n',
  );
  host.write('nginx/sites-enabled/console.conf', 'server { listen 80 default_server; }\n');
  host.write('nginx/sites-available/boss.conf', '');
  host.command('nginx', 'exit 0');
  return {
    ...host,
    async start(words = '', path = '', binary = join(host.folder, 'bin/nginx')) {
      if (existsSync(binary)) renameSync(binary, `${binary}.new`);
      copyFileSync('/usr/bin/perl', binary);
      const child = spawn(binary, ['-e', nginx, words, path], {
        stdio: ['ignore', 'pipe', openSync(join(host.folder, 'error.log'), 'a')],
      });
      running.push(child);
      const said = await word(child);
      if (existsSync(`${binary}.new`)) renameSync(`${binary}.new`, binary);
      return said;
    },
    firstMaster: () => running[0]?.pid ?? 0,
    async reload() {
      const [first] = running;
      first?.kill('SIGHUP');
      if (first !== undefined) await word(first);
    },
    logKilled(secondsAgo) {
      const at = new Date(Date.now() - secondsAgo * 1000);
      const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString();
      const time = local.slice(0, 19).replaceAll('-', '/').replace('T', ' ');
      const pid = running[0]?.pid;
      appendFileSync(
        join(host.folder, 'error.log'),
        `${time} [alert] ${pid}#${pid}: worker process 1 exited on signal 9\n`,
      );
    },
    folderIsOf(time) {
      const seconds = Date.now() / 1000 + { now: 1, 'just now': 0, before: -1000 }[time];
      utimesSync(join(host.folder, 'nginx/sites-enabled'), seconds, seconds);
    },
    site: (port = '9090') => host.ask('nginx_site', 'boss.conf', port),
    remove() {
      for (const one of running) one.kill();
      host.remove();
    },
  };
}
