import { createHash } from 'node:crypto';
import { hostKeyTypes } from '../../environment/host-key';
import { texts } from '../../text/catalogue/text';
import { visibleText } from '../../text/visible-text';
import { asked } from '../asked';
import { NotTold } from './platform';

/**
 * The key that a firstbox shows to the network, where somebody at a terminal says that it is its own.
 *
 * @throws {NotTold} where nobody can be asked, nothing comes, or it is not confirmed
 */
export async function askedHostKey(
  host: string,
  port: string | undefined,
  progress: (line: string) => void,
): Promise<string> {
  const say = texts().newFile.hostKey;
  const refused = (got: string) => new NotTold(say.notKnown({ got }));
  const { execa } = await import('execa');
  const { stdout } = await execa(
    'ssh-keyscan',
    ['-T', '10', ...(port === undefined ? [] : ['-p', port]), host],
    {
      reject: false,
      stdin: 'ignore',
    },
  );
  const keys = stdout
    .split('\n')
    .map((line) => line.split(' ').slice(1).join(' ').trim())
    .filter((key) => hostKeyTypes.some((type) => key.startsWith(`${type} `)))
    .sort((one, other) => rank(one) - rank(other));
  const [key] = keys;
  if (key === undefined) throw refused(say.noneCame);
  progress(say.came({ key: visibleText(key, 200), fingerprint: fingerprint(key) }));
  const answer = await asked(say.question({ host }));
  if (answer === undefined) throw refused(say.noTerminal);
  if (answer !== 'yes') throw refused(say.notConfirmed);
  return key;
}

const rank = (key: string) => hostKeyTypes.findIndex((type) => key.startsWith(`${type} `));

const fingerprint = (key: string) =>
  createHash('sha256')
    .update(Buffer.from(key.split(' ')[1] ?? '', 'base64'))
    .digest('base64')
    .replace(/=+$/, '');
