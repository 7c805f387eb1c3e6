import { foldHosts } from '../../plan/host-set';
import { texts } from '../../text/catalogue/text';
import { visibleText } from '../../text/visible-text';
import { hostKeyTrouble, type Line, nameTrouble, Remarks, unpack } from '../../remote/receipts';
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
  const say = texts().doctor.way;
  const end: readonly Check[] = finished
    ? []
    : [wrong(say.program.what, say.program.found, say.program.allowed, say.program.cure)];
  return [
    bashCheck(say.firstbox({ what: say.bash.what }), bash ?? say.bash.nothing),
    ...ofFirstbox,
    ...end,
    ...nodeChecks(heard, began),
  ];
}

function firstboxCheck(
  [word, name = '', value = '']: readonly string[],
  began: number,
  at: number,
): readonly Check[] {
  const say = texts().doctor.way;
  if (word === 'user') {
    const what = say.firstbox({ what: say.user.what });
    return [
      name === '0'
        ? { what, state: 'ok', found: 'root' }
        : wrong(what, say.user.found({ uid: name }), 'root', say.user.cure),
    ];
  }
  if (word === 'clock') return [clockCheck(say.firstbox({ what: say.clock.what }), name, began, at)];
  if (word === 'disk')
    return value === ''
      ? []
      : [diskCheck(say.firstbox({ what: texts().doctor.here.disk.what({ folder: name }) }), value)];
  if (word === 'exec-nodes') return [execNodesCheck(name)];
  if (word === 'group')
    return [
      {
        what: say.group.what({ group: name }),
        state: 'ok',
        found: say.group.found({ hosts: value.split(',').length }),
      },
    ];
  if (word === 'group-problem')
    return [
      wrong(
        say.group.what({ group: name }),
        visibleText(unpack(value), 300),
        say.group.allowed,
        say.group.cure,
      ),
    ];
  if (word === 'too-long')
    return [wrong(say.fanOut.what, say.fanOut.found, say.fanOut.allowed, say.fanOut.cure)];
  return [];
}

function execNodesCheck(generation: string): Check {
  const say = texts().doctor.way.execNodes;
  const what = texts().doctor.way.firstbox({ what: 'exec_nodes.sh' });
  if (generation === 'missing') return wrong(what, say.missing, say.allowed, say.cure);
  return {
    what,
    state: 'ok',
    found:
      generation === 'unknown' ? say.unknown : say.generation({ generation: visibleText(generation, 20) }),
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
  const say = texts().doctor.way.answer;
  for (const host of members) {
    const own = heard.filter(({ line }) => line.kind === 'host' && line.host === host);
    const ended = own.some(({ line }) => line.kind === 'host' && line.words[0] === 'end');
    if (!ended)
      add(
        host,
        wrong(
          say.what,
          hostKeyTrouble(unsent.get(host), texts().run.hosts) ??
            visibleText(remarks.about(host, texts().run.hosts), 300),
          say.allowed,
          say.cure,
        ),
      );
    for (const { line, at } of own)
      if (line.kind === 'host') for (const check of nodeCheck(line.words, began, at)) add(host, check);
  }
  return [...hostsOf.values()].map(({ check, hosts }) => ({ ...check, hosts: foldHosts(hosts) }));
}

function nodeCheck([word, value = '', text]: readonly string[], began: number, at: number): readonly Check[] {
  const say = texts().doctor.way;
  const name = nameTrouble([word ?? '', value], texts().run.hosts);
  if (name !== undefined) return [wrong(say.name.what, name, say.name.allowed, say.name.cure)];
  if (word === 'bash') return [bashCheck(say.bash.what, value)];
  if (word === 'clock') return [clockCheck(say.clock.what, value, began, at)];
  if (word === 'disk') return [diskCheck(texts().doctor.here.disk.what({ folder: '/' }), value)];
  if (word !== 'supervisor' || value === 'none') return [];
  const said = visibleText(unpack(text), 300);
  const { what, ...supervisord } = say.supervisord;
  return value === 'usable'
    ? [{ what, state: 'ok', found: supervisord.found({ version: said }) }]
    : [
        {
          what,
          state: 'note',
          found: said,
          allowed: supervisord.allowed,
          cure: supervisord.cure,
        },
      ];
}

function bashCheck(what: string, version: string): Check {
  const { allowed, cure } = texts().doctor.way.bash;
  return atLeast(version, [4, 3])
    ? { what, state: 'ok', found: version }
    : wrong(what, visibleText(version, 80), allowed, cure);
}

/** A clock is right where it stood between our beginning and the line's coming, or near to that. */
function clockCheck(what: string, seconds: string, began: number, at: number): Check {
  const say = texts().doctor.way.clock;
  const then = Number(seconds) * 1000;
  const far = Math.max(began - then, then - at, 0) / 1000;
  if (/^\d{9,11}$/.test(seconds) && far <= clockSlack) return { what, state: 'ok', found: say.found };
  return {
    what,
    state: 'note',
    found: Number.isFinite(far) ? say.off({ seconds: Math.round(far / 10) * 10 }) : say.notUnderstood,
    allowed: say.allowed({ seconds: clockSlack }),
    cure: say.cure,
  };
}

function diskCheck(what: string, kibibytes: string): Check {
  const say = texts().doctor.here.disk;
  const free = Math.floor(Number(kibibytes) / 1024);
  if (/^\d+$/.test(kibibytes) && free >= roomNeeded) return { what, state: 'ok', found: say.enough };
  return wrongWith(exitCodes.unhealthy)(
    what,
    say.found({ free: visibleText(String(free), 20) }),
    say.allowed({ needed: roomNeeded }),
    say.cure,
  );
}
