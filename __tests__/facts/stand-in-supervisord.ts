import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { StandInHost } from './supervisor-host';

/** A process group by its name, with the names of its processes. */
export type Groups = Readonly<Record<string, readonly string[]>>;

/** What has ended, by the name of its group, and with which code. */
export type Ended = Readonly<Record<string, number>>;

/** What answers supervisord's XML-RPC at a stand-in host's socket, and `supervisorctl status`, of the same groups. */
export interface StandInSupervisord {
  /** What was asked of it that changes something. */
  readonly calls: string[];
  readonly groups: () => readonly string[];
  stop(): Promise<void>;
}

const text = (value: string) => `<value><string>${value}</string></value>`;
const array = (values: readonly string[]) => `<value><array><data>${values.join('')}</data></array></value>`;

/** @param readAgain what reloadConfig finds: why it cannot be read, or groups that are new there */
export async function standInSupervisord(
  host: StandInHost,
  all: Groups,
  readAgain: () => string | readonly string[],
  ended: Ended = {},
): Promise<StandInSupervisord> {
  const calls: string[] = [];
  let groups = all;
  let stops = 0;
  const answer = (method: string, group: string): string => {
    if (method === 'getSupervisorVersion') return text('3.2.0');
    if (method === 'getAllProcessInfo')
      return array(
        Object.entries(groups).flatMap(([one, names]) =>
          names.map(
            (name) =>
              `<value><struct>${member('name', text(name))}${member('group', text(one))}${member('statename', text(one in ended ? 'EXITED' : 'RUNNING'))}${member('exitstatus', `<value><int>${ended[one] ?? 0}</int></value>`)}</struct></value>`,
          ),
        ),
      );
    calls.push([method, group].join(' ').trim());
    if (method === 'reloadConfig') {
      const found = readAgain();
      if (typeof found === 'string') return fault(92, `CANT_REREAD: ${found}`);
      return array([array([array(found.map(text)), array([]), array([])])]);
    }
    if (groups[group] === undefined) return fault(10, `BAD_NAME: ${group}`);
    // As the true one: a stop has not ended when it is asked for the first time.
    if (method === 'removeProcessGroup' && stops++ === 0) return fault(91, `STILL_RUNNING: ${group}`);
    if (method === 'removeProcessGroup')
      groups = Object.fromEntries(Object.entries(groups).filter(([one]) => one !== group));
    host.command('supervisorctl', statusOf(groups, ended));
    return '<value><boolean>1</boolean></value>';
  };
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      const method = /<methodName>supervisor\.(\w+)</.exec(body)?.[1] ?? '';
      const said = answer(method, /<string>([^<]*)</.exec(body)?.[1] ?? '');
      response.end(
        `<?xml version='1.0'?><methodResponse>${said.startsWith('<fault>') ? said : `<params><param>${said}</param></params>`}</methodResponse>`,
      );
    });
  });
  const socket = join(host.folder, 'sock');
  await new Promise<void>((done) => server.listen(socket, done));
  host.write(
    'supervisord.conf',
    `[supervisord]\n[supervisorctl]\nserverurl = unix://%(here)s/sock ; there\n[include]\nfiles = conf.d/*.conf\n`,
  );
  host.command('supervisorctl', statusOf(groups, ended));
  return {
    calls,
    groups: () => Object.keys(groups),
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

const member = (name: string, value: string) => `<member><name>${name}</name>${value}</member>`;
const fault = (code: number, why: string) =>
  `<fault><value><struct>${member('faultCode', `<value><int>${code}</int></value>`)}${member('faultString', text(why))}</struct></value></fault>`;

function statusOf(groups: Groups, ended: Ended): string {
  const lines = Object.entries(groups).flatMap(([group, names]) =>
    names.map(
      (name) =>
        `${group === name ? name : `${group}:${name}`}    ${group in ended ? 'EXITED    Nov 28 02:00 PM' : 'RUNNING    pid 7, uptime 1:00:00'}`,
    ),
  );
  return `[ "$1" = status ] || exit 9\n${lines.length === 0 ? ':' : `printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')}`}`;
}
