import { foldHosts } from '../../../model/host-set';
import { visibleText } from '../../../model/visible-text';
import { hostKeyTrouble, type Line, nameTrouble, Remarks, unpack } from '../../../observe/receipts';
import { exitCodes } from '../exit-codes';
import { atLeast, type Check, wrongWith } from './check';

/** A line of the firstbox, and when it came: milliseconds since 1970. */
export interface Heard {
  readonly line: Line;
  readonly at: number;
}

/** Seconds by which a clock may differ before times in logs and certificates mislead. */
const clockSlack = 30;
/** Mebibytes that files and their backups need at most. */
const roomNeeded = 100;

const wrong = wrongWith(exitCodes.notSeen);

/** What is needed and was found, at the firstbox and on every node; nodes with the same finding are one check. */
export function checksOfAnswers(
  bash: string | undefined,
  heard: readonly Heard[],
  began: number,
): readonly Check[] {
  const finished = heard.some(({ line }) => line.kind === 'firstbox' && line.words[0] === 'finished');
  const ofFirstbox = heard.flatMap(({ line, at }) =>
    line.kind === 'firstbox' ? firstboxCheck(line.words, began, at) : [],
  );
  const end: readonly Check[] = finished
    ? []
    : [
        wrong(
          'firstbox',
          'our program did not come to its end there',
          'bash 4.3 or newer as the shell that `ssh firstbox bash -s` starts',
          'look what its .bashrc does',
        ),
      ];
  return [bashCheck('firstbox: bash', bash ?? 'nothing'), ...ofFirstbox, ...end, ...nodeChecks(heard, began)];
}

function firstboxCheck(
  [word, name = '', value = '']: readonly string[],
  began: number,
  at: number,
): readonly Check[] {
  if (word === 'user')
    return [
      name === '0'
        ? { what: 'firstbox: user', state: 'ok', found: 'root' }
        : wrong('firstbox: user', `uid ${name}`, 'root', 'firstbox.user: root, with a key that root lets in'),
    ];
  if (word === 'clock') return [clockCheck('firstbox: clock', name, began, at)];
  if (word === 'disk') return value === '' ? [] : [diskCheck(`firstbox: disk of ${name}`, value)];
  if (word === 'exec-nodes') return [execNodesCheck(name)];
  if (word === 'group')
    return [{ what: `group ${name}`, state: 'ok', found: `${value.split(',').length} in it` }];
  if (word === 'group-problem')
    return [
      wrong(
        `group ${name}`,
        visibleText(unpack(value), 300),
        'a file of the platform that lists nodes',
        'let the platform write it (gen_node_list), or name the group that it has (groups: in the environment file)',
      ),
    ];
  if (word === 'too-long') return [wrong('fan-out', 'a command too long', '60 KB', 'fanOut.engine: ssh')];
  return [];
}

function execNodesCheck(generation: string): Check {
  const what = 'firstbox: exec_nodes.sh';
  if (generation === 'missing')
    return wrong(
      what,
      'it is not there',
      '/pitrix/upgrade/exec_nodes.sh, to be executed',
      'install it, or fanOut.engine: ssh',
    );
  return {
    what,
    state: 'ok',
    found:
      generation === 'unknown'
        ? 'of a generation that is not known; groups are resolved without it'
        : `generation ${visibleText(generation, 20)}`,
  };
}

/** One check for each finding, with all hosts that have it. */
function nodeChecks(heard: readonly Heard[], began: number): readonly Check[] {
  const members = new Set(
    heard.flatMap(({ line }) =>
      line.kind === 'firstbox' && line.words[0] === 'group' ? (line.words[2] ?? '').split(',') : [],
    ),
  );
  const remarks = new Remarks();
  const unsent = new Map<string, string>();
  for (const { line } of heard) {
    if (line.kind === 'remark') remarks.add(line.host, line.text);
    if (line.kind === 'firstbox' && line.words[0] === 'unsent')
      unsent.set(line.words[1] ?? '', line.words[2] ?? '');
  }
  const hostsOf = new Map<string, { readonly check: Check; readonly hosts: string[] }>();
  const add = (host: string, check: Check) => {
    const key = JSON.stringify(check);
    const known = hostsOf.get(key) ?? { check, hosts: [] };
    known.hosts.push(host);
    hostsOf.set(key, known);
  };
  for (const host of members) {
    const own = heard.filter(({ line }) => line.kind === 'host' && line.host === host);
    const ended = own.some(({ line }) => line.kind === 'host' && line.words[0] === 'end');
    if (!ended)
      add(
        host,
        wrong(
          'answer',
          hostKeyTrouble(unsent.get(host)) ?? visibleText(remarks.about(host), 300),
          'an answer to the end',
          'bring it back, or its host key on the firstbox in order, or allow it to be away by rollout.<group>.maxUnreachable',
        ),
      );
    for (const { line, at } of own)
      if (line.kind === 'host') for (const check of nodeCheck(line.words, began, at)) add(host, check);
  }
  return [...hostsOf.values()].map(({ check, hosts }) => ({ ...check, hosts: foldHosts(hosts) }));
}

function nodeCheck([word, value = '', text]: readonly string[], began: number, at: number): readonly Check[] {
  const name = nameTrouble([word ?? '', value]);
  if (name !== undefined) return [wrong('name', name, 'its own name', 'see there')];
  if (word === 'bash') return [bashCheck('bash', value)];
  if (word === 'clock') return [clockCheck('clock', value, began, at)];
  if (word === 'disk') return [diskCheck('disk of /', value)];
  if (word !== 'supervisor' || value === 'none') return [];
  const said = visibleText(unpack(text), 300);
  return value === 'usable'
    ? [{ what: 'supervisord by python', state: 'ok', found: `supervisor ${said}` }]
    : [
        {
          what: 'supervisord by python',
          state: 'note',
          found: said,
          allowed:
            'supervisorctl as supervisor brings it, its Python 2.7 or 3, and a supervisord that answers there',
          cure: 'mend that; without it supervisorctl is used, which takes longer and stops where others have changes pending',
        },
      ];
}

function bashCheck(what: string, version: string): Check {
  return atLeast(version, [4, 3])
    ? { what, state: 'ok', found: version }
    : wrong(what, visibleText(version, 80), '4.3 or newer', 'upgrade bash there');
}

/** A clock is right where it stood between our beginning and the line's coming, or near to that. */
function clockCheck(what: string, seconds: string, began: number, at: number): Check {
  const then = Number(seconds) * 1000;
  const far = Math.max(began - then, then - at, 0) / 1000;
  if (/^\d{9,11}$/.test(seconds) && far <= clockSlack) return { what, state: 'ok', found: 'as here' };
  return {
    what,
    state: 'note',
    found: Number.isFinite(far) ? `${Math.round(far / 10) * 10} s from the one here` : 'not understood',
    allowed: `${clockSlack} s`,
    cure: 'set it by ntp, there or here; times in plans are of here, those in journals of the firstbox',
  };
}

function diskCheck(what: string, kibibytes: string): Check {
  const free = Math.floor(Number(kibibytes) / 1024);
  if (/^\d+$/.test(kibibytes) && free >= roomNeeded) return { what, state: 'ok', found: 'room enough' };
  return wrongWith(exitCodes.unhealthy)(
    what,
    `${visibleText(String(free), 20)} MiB free`,
    `${roomNeeded} MiB or more`,
    'make room there',
  );
}
