import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quote } from '../../remote/quote';
import { firstboxLibrary, hostLibrary, withoutComments } from '../../remote/shell-files';
import { connectionOf } from '../../environment/connection';
import type { ObservationRequest } from '../../remote/questions';
import { texts } from '../../text/catalogue/text';
import type { Subject } from '../../observe/look';
import { lineReader } from '../../remote/receipts';
import { runOnFirstbox } from '../../ssh/transport';
import { exitCodes } from '../exit-codes';
import { type Check, wrongWith } from './check';
import { checksOfAnswers, type Heard } from './answers';

const shell = (name: string) => readFileSync(join(__dirname, name), 'utf8');

/** Seconds that one host may take. */
const hostSeconds = 30;

/** The way to a firstbox and from there to each node, one connection and one fan-out; nothing is changed. */
export async function checksOfWay({ environment, requests }: Subject): Promise<readonly Check[]> {
  const about = { environment: environment.name };
  const { firstbox, fanOut } = environment;
  const way = [...firstbox.jumpHosts.map(({ host }) => host), firstbox.host].join(' → ');
  const say = texts().doctor.way.way;
  const nonce = randomBytes(12).toString('hex');
  const read = lineReader(nonce);
  const heard: Heard[] = [];
  const began = Date.now();
  let bash: string | undefined;
  try {
    await runOnFirstbox(connectionOf(environment), {
      script: scriptOf(requests),
      arguments: [nonce, fanOut.engine, String(fanOut.width), String(hostSeconds)],
      silenceSeconds: 2 * hostSeconds + 60,
      onLine: (text) => {
        bash ??= /^bash (\d+\.\d+)$/.exec(text)?.[1];
        const line = read(text);
        if (line !== undefined) heard.push({ line, at: Date.now() });
      },
    });
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return [
      {
        ...about,
        ...wrongWith(exitCodes.notSeen)(say.what({ hops: way }), found, say.allowed, say.cure),
      },
    ];
  }
  const reached: Check = { what: say.what({ hops: way }), state: 'ok', found: say.reached };
  return [reached, ...checksOfAnswers(bash, heard, began)].map((check) => ({ ...about, ...check }));
}

function scriptOf(inquiries: readonly ObservationRequest[]): string {
  const groups = inquiries.map(({ platformGroup }) => platformGroup).filter((group) => group !== 'firstbox');
  const host = shell('host.sh');
  const program = withoutComments([hostLibrary(host), host].join('\n'));
  return [
    // Before anything that an old one does not understand.
    'echo "bash ${BASH_VERSINFO[0]}.${BASH_VERSINFO[1]}"',
    'nonce=$1 engine=$2 width=$3 host_seconds=$4',
    firstboxLibrary,
    `program='${Buffer.from(program).toString('base64')}'`,
    `groups=(${groups.map(quote).join(' ')})`,
    shell('firstbox.sh'),
  ].join('\n');
}
