import { randomBytes } from 'node:crypto';
import { type ObservationRequest, renderQuestions } from '../remote/questions';
import { scriptWithHashes } from '../remote/script-contents';
import { noDesiredFiles } from '../desired/desired-files';
import { redactedLine } from '../desired/redacted-line';
import { redactedObservations } from '../plan/redacted-observations';
import type { Environment } from '../environment/environment';
import type { Observations } from '../plan/observation';
import { Collector } from './collect';
import { connectionOf } from '../environment/connection';
import { runOnFirstbox, TransportError } from '../ssh/transport';
import { texts } from '../text/catalogue/text';

/** Hosts are asked read-only questions only; a minute is long for that. */
const secondsPerHost = 60;

/**
 * Looks at the live platform: one connection to the firstbox, every host asked once.
 * Hosts that do not answer are part of the observation; a firstbox that does not is an error.
 *
 * @param progress gets a line when the look takes longer than two seconds, then every five
 * @param contents what is desired of files
 * @throws {TransportError} when the firstbox cannot be asked or its script did not end
 */
export async function observe(
  environment: Pick<Environment, 'name' | 'zone' | 'file' | 'firstbox' | 'fanOut'>,
  requests: readonly ObservationRequest[],
  progress: (line: string) => void,
  signal?: AbortSignal,
  contents = noDesiredFiles,
): Promise<Observations> {
  const observedAt = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const nonce = randomBytes(12).toString('hex');
  const questions = renderQuestions(requests);
  const collector = new Collector(nonce, questions, contents);
  const { engine, width, hostTimeoutSeconds } = environment.fanOut;
  const perHost = Math.min(secondsPerHost, hostTimeoutSeconds);
  const begun = Date.now();
  const say = () =>
    progress(
      texts().look.observing({
        environment: environment.name,
        answered: collector.answered,
        expected: collector.expected,
        seconds: Math.round((Date.now() - begun) / 1000),
      }),
    );
  let ticking: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    say();
    ticking = setInterval(say, 5000);
  }, 2000);
  try {
    await runOnFirstbox(connectionOf(environment), {
      script: scriptWithHashes(questions.script, contents, randomBytes(32).toString('hex')),
      arguments: [nonce, engine, String(width), String(perHost), environment.zone],
      silenceSeconds: perHost + 60,
      onLine: (line) => collector.add(redactedLine(line, contents.redacted)),
      signal,
    });
  } finally {
    clearTimeout(first);
    clearInterval(ticking);
  }
  if (!collector.done) {
    throw new TransportError(texts().look.noEnd({ firstbox: environment.firstbox.host }));
  }
  const seen: Observations = {
    apiVersion: 'boss-cdktf/observations/v1',
    environment: environment.name,
    observedAt,
    groups: Object.fromEntries(requests.map((request) => [request.group, collector.observationOf(request)])),
    files: collector.files,
    readings: collector.readings,
    runs: collector.runs,
  };
  return redactedObservations(seen, contents.redacted);
}
