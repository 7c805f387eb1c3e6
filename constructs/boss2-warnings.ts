import { phrase, maskTemplate } from '../lib/remote/answers';
import { areYouOk, boss2Versions } from '../lib/remote/probes';
import type { Environment } from '../lib/environment/environment';
import type { Answer, GroupObservation } from '../lib/plan/observation';
import { type Probe, probeKey } from '../lib/plan/step';
import { kept } from '../lib/text/catalogue/en/kept';
import { visibleText } from '../lib/text/visible-text';

const { warnings: say } = kept;

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
    ...byCause(health).map(([hosts, answer]) =>
      (answer.word === 'unproven' ? say.unproven : say.unwell)({
        hosts,
        word: phrase(answer.word, answer.detail),
        reported: text(answer),
      }),
    ),
    ...byCause(versions)
      .filter(([, { word }]) => differ || word !== 'told')
      // Told ones are shown only when another host tells something else.
      .map(([hosts, answer]) =>
        (answer.word === 'told' ? say.versionsDiffer : say.versionsUnknown)({
          hosts,
          reported: text(answer),
        }),
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

const text = ({ detail }: Answer) => maskTemplate(visibleText(detail, 400));
