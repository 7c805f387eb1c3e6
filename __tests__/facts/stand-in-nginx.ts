import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, renameSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../../model/observation';
import { standInHost, type StandInHost } from './supervisor-host';

/** Listens on a port, has a worker, and starts a new one when it is told to reload: in the process table it is nginx. */
const nginx = `
use IO::Socket::INET;
use IO::Socket::UNIX;
my $named = sub { $0 = $_[0]; open(my $comm, '>', '/proc/self/comm'); print $comm 'nginx'; };
my $port = $ARGV[1] ? IO::Socket::UNIX->new(Listen => 5, Local => $ARGV[1]) : IO::Socket::INET->new(Listen => 5, LocalAddr => '127.0.0.1');
my $worker;
my $start = sub { $worker = fork() // die; if (!$worker) { $named->('nginx: worker process'); $SIG{HUP} = 'DEFAULT'; sleep 60; exit } };
$SIG{HUP} = sub { kill 'KILL', $worker; wait; $start->(); };
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
  /** Makes sites-enabled of now, or as old as before nginx started. */
  folderIsOf(time: 'now' | 'before'): void;
  /** What is said of the site of BOSS V1. */
  site(): Promise<Answer>;
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
      const child = spawn(binary, ['-e', nginx, words, path], { stdio: ['ignore', 'pipe', 'inherit'] });
      running.push(child);
      const [said] = (await once(child.stdout, 'data')) as [Buffer];
      if (existsSync(`${binary}.new`)) renameSync(`${binary}.new`, binary);
      return said.toString().trim();
    },
    firstMaster: () => running[0]?.pid ?? 0,
    folderIsOf(time) {
      const seconds = Date.now() / 1000 + (time === 'now' ? 1 : -1000);
      utimesSync(join(host.folder, 'nginx/sites-enabled'), seconds, seconds);
    },
    site: () => host.ask('nginx_site', 'boss.conf'),
    remove() {
      for (const one of running) one.kill();
      host.remove();
    },
  };
}
