import { phrase, maskTemplate } from '../lib/remote/answers';
import { areYouOk, boss2Versions } from '../lib/remote/probes';
import type { Environment } from '../lib/environment/environment';
import type { Answer, GroupObservation } from '../lib/plan/observation';
import { type Probe, probeKey } from '../lib/plan/step';
import { visibleText } from '../lib/text/visible-text';

/**
 * What a plan says of the health and the versions of BOSS V2, one line for each cause. Where its manager is absent it is not
 * deployed yet, which is another part's difference.
 */
export function boss2Warnings(
  boss: GroupObservation | undefined,
  environment: Environment,
): readonly string[] {
  const health = unhealthyOn(boss, environment);
  const versions = answersTo(boss, boss2Versions());
  // What is not known differs from nothing.
  const told = versions.filter(({ answer }) => answer.word === 'told');
  const differ = new Set(told.map(({ answer }) => answer.detail)).size > 1;
  return [
    ...byCause(health).map(([hosts, answer]) => `${hosts}: BOSS V2: ${said(answer)}; ${cure(answer)}`),
    ...byCause(versions)
      .filter(([, { word }]) => differ || word !== 'told')
      .map(
        ([hosts, answer]) =>
          `${hosts}: versions of BOSS V2${saidOfVersions(answer)}; compare them with the packages wanted (runbook 升级包)`,
      ),
  ];
}

/** Boss nodes of which is not said that BOSS V2 is well there, and what is said instead. */
export function unhealthyOn(
  boss: GroupObservation | undefined,
  { boss: { v2 } }: Environment,
): readonly Said[] {
  return answersTo(boss, areYouOk(v2?.healthyLine)).filter(({ answer }) => answer.word !== 'healthy');
}

/** Where its manager is there. */
function answersTo(boss: GroupObservation | undefined, probe: Probe): readonly Said[] {
  if (boss?.kind !== 'observed') return [];
  return boss.hosts.flatMap(({ host, ...one }) => {
    const answer = one.kind === 'answered' ? one.answers[probeKey(probe)] : undefined;
    return answer === undefined || answer.word === 'absent' ? [] : [{ host, answer }];
  });
}

/** One host's answer. */
interface Said {
  readonly host: string;
  readonly answer: Answer;
}

function byCause(said: readonly Said[]): readonly (readonly [hosts: string, answer: Answer])[] {
  const causes = new Map<string, { hosts: string[]; answer: Answer }>();
  for (const { host, answer } of said) {
    const key = `${answer.word} ${answer.detail}`;
    const known = causes.get(key) ?? { hosts: [], answer };
    known.hosts.push(host);
    causes.set(key, known);
  }
  return [...causes.values()].map(({ hosts, answer }) => [hosts.join(', '), answer]);
}

/** Told ones are shown only when another host tells something else. */
const saidOfVersions = (answer: Answer) =>
  `${answer.word === 'told' ? ' differ' : ': not understood'}: ${text(answer)}`;
const text = ({ detail }: Answer) => maskTemplate(visibleText(detail, 400));
const said = (answer: Answer) => `${phrase(answer.word, answer.detail)}: ${text(answer)}`;

function cure({ word }: Answer): string {
  if (word === 'unproven')
    return 'run areyouok there; if all is well, write a pattern of its lines as boss.v2.healthyLine';
  return 'mend it there (runbook 检查环境: areyouok; supervisorctl status), then plan again; a deploy that changes anything fails at its end as long as it is so';
}
