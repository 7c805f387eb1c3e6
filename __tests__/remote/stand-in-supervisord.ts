import { chmodSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { StandInHost } from './supervisor-host';

/** A process group by its name, with the names of its processes. */
export type Groups = Readonly<Record<string, readonly string[]>>;

/** What has ended, by the name of its group, and with which code. */
export type Ended = Readonly<Record<string, number>>;

/** What answers supervisord's XML-RPC at a stand-in host's socket, where its supervisorctl would ask. */
export interface StandInSupervisord {
  /** What was asked of it that changes something. */
  readonly calls: string[];
  readonly groups: () => readonly string[];
  /** Where it answers as well. */
  readonly url: string;
  stop(): Promise<void>;
}

const int = (value: number) => `<value><int>${value}</int></value>`;
const text = (value: string) => `<value><string>${value}</string></value>`;
const array = (values: readonly string[]) => `<value><array><data>${values.join('')}</data></array></value>`;

/**
 * @param readAgain what reloadConfig finds: why it cannot be read, or groups that are new there
 * @param pair name and password that it wants, NAME:PASSWORD
 * @param stillRunning of a group how often it is found running when it is to be removed; before the first removal of any other one is refused, too
 */
export async function standInSupervisord(
  host: StandInHost,
  all: Groups,
  readAgain: () => string | readonly string[],
  ended: Ended = {},
  pair?: string,
  stillRunning: Readonly<Record<string, number>> = {},
): Promise<StandInSupervisord> {
  const calls: string[] = [];
  let groups = all;
  let refused = false;
  const left = new Map(Object.entries(stillRunning));
  const answer = (method: string, group: string): string => {
    if (method === 'getSupervisorVersion') return text('3.2.0');
    if (method === 'getAllProcessInfo')
      return array(
        Object.entries(groups).flatMap(([one, names]) =>
          names.map(
            (name) =>
              `<value><struct>${member('name', text(name))}${member('group', text(one))}${member('statename', text(one in ended ? 'EXITED' : 'RUNNING'))}${member('exitstatus', int(ended[one] ?? 0))}${member('start', int(100))}${member('now', int(3700))}${member('description', text('said'))}</struct></value>`,
          ),
        ),
      );
    calls.push([method, group].join(' ').trim());
    if (method === 'reloadConfig') {
      const found = readAgain();
      if (typeof found === 'string') return fault(92, `CANT_REREAD: ${found}`);
      return array([array([array(found.map(text)), array([]), array([])])]);
    }
    if (method === 'startProcess' && Object.keys(ended).some((one) => group.startsWith(one)))
      return '<value><boolean>1</boolean></value>';
    if (groups[group] === undefined) return fault(10, `BAD_NAME: ${group}`);
    // As the true one: a stop has not ended when it is asked for the first time.
    if (method === 'removeProcessGroup') {
      const times = left.get(group) ?? (refused ? 0 : 1);
      left.set(group, times - 1);
      refused = true;
      if (times > 0) return fault(91, `STILL_RUNNING: ${group}`);
    }
    if (method === 'removeProcessGroup')
      groups = Object.fromEntries(Object.entries(groups).filter(([one]) => one !== group));
    return '<value><boolean>1</boolean></value>';
  };
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      if (
        pair !== undefined &&
        request.headers.authorization !== `Basic ${Buffer.from(pair).toString('base64')}`
      ) {
        response.writeHead(401).end();
        return;
      }
      const method = /<methodName>supervisor\.(\w+)</.exec(body)?.[1] ?? '';
      const said = answer(method, /<string>([^<]*)</.exec(body)?.[1] ?? '');
      response.end(
        `<?xml version='1.0'?><methodResponse>${said.startsWith('<fault>') ? said : `<params><param>${said}</param></params>`}</methodResponse>`,
      );
    });
  });
  const socket = join(host.folder, 'sock');
  await new Promise<void>((done) => server.listen(socket, done));
  const loopback = createServer((request, response) => server.emit('request', request, response));
  await new Promise<void>((done) => loopback.listen(0, '127.0.0.1', done));
  host.write(
    'supervisord.conf',
    `[supervisord]\n[supervisorctl]\nserverurl = unix://%(here)s/sock ; there\n[include]\nfiles = conf.d/*.conf\n`,
  );
  ownSupervisorctl(host);
  return {
    calls,
    groups: () => Object.keys(groups),
    url: `http://127.0.0.1:${(loopback.address() as AddressInfo).port}`,
    stop: async () => {
      for (const one of [server, loopback]) await new Promise<void>((done) => one.close(() => done()));
    },
  };
}

const member = (name: string, value: string) => `<member><name>${name}</name>${value}</member>`;
const fault = (code: number, why: string) =>
  `<fault><value><struct>${member('faultCode', `<value><int>${code}</int></value>`)}${member('faultString', text(why))}</struct></value></fault>`;

/** supervisor's own script, as far as it tells which Python and which configuration it takes. */
export function ownSupervisorctl(host: StandInHost, python = '/usr/bin/env python3'): void {
  host.write('bin/supervisorctl', `#!${python}\nfrom supervisor.supervisorctl import main\nmain()\n`);
  chmodSync(join(host.folder, 'bin/supervisorctl'), 0o755);
}
