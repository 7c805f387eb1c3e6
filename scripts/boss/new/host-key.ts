import { createHash } from 'node:crypto';
import { hostKeyTypes } from '../../../model/host-key';
import { visibleText } from '../../../model/visible-text';
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
  say: (line: string) => void,
): Promise<string> {
  const refused = (got: string, cure: string) =>
    new NotTold(
      `boss new: the firstbox's host key is not known; got: ${got}; allowed: --host-key 'TYPE BASE64', or yes at a terminal; cure: ${cure}`,
    );
  const onFirstbox = 'cat /etc/ssh/ssh_host_ed25519_key.pub on the firstbox’s console';
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
  if (key === undefined) throw refused('no key came by ssh-keyscan', onFirstbox);
  const shown = `${visibleText(key, 200)} (SHA256:${fingerprint(key)})`;
  say(`Over the network came, unproven: ${shown}`);
  const answer = await asked(
    `Is this the key of ${host}? Compare it with \`${onFirstbox}\`. Only 'yes' is taken as one.\n  Enter a value: `,
  );
  if (answer === undefined) throw refused('no terminal', onFirstbox);
  if (answer !== 'yes') throw refused('it was not confirmed', onFirstbox);
  return key;
}

const rank = (key: string) => hostKeyTypes.findIndex((type) => key.startsWith(`${type} `));

const fingerprint = (key: string) =>
  createHash('sha256')
    .update(Buffer.from(key.split(' ')[1] ?? '', 'base64'))
    .digest('base64')
    .replace(/=+$/, '');
