import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { decodeText } from '../text/decode-text';
import { texts } from '../text/catalogue/text';
import type { Problem } from '../text/problem';
import { quoted } from '../text/quoted';
import { largestContent } from './read-content-file';
import { readPlainFile } from '../environment/read-plain-file';
import { type NamedFile, replaceFile } from './replace-file';

/**
 * The list of those for whom a file of secrets is encrypted: a text file beside it, in git, as `age --recipients-file` reads it.
 *
 * @param secrets the file encrypted with age
 */
export const recipientsFileOf = ({ file, displayPath }: NamedFile): NamedFile => ({
  file: `${file}.recipients`,
  displayPath: `${displayPath}.recipients`,
});

/**
 * For whom a file of secrets is to be encrypted, each once; all problems of the list at once.
 *
 * @param secrets the file encrypted with age, which may be missing
 */
export async function readRecipients(
  secrets: NamedFile,
): Promise<{ readonly recipients: readonly string[] } | { readonly problems: readonly Problem[] }> {
  const { file, displayPath } = recipientsFileOf(secrets);
  const text = textOf({ file, displayPath });
  if (typeof text !== 'string') return { problems: [text] };
  const lines = text.split('\n').map((line) => line.trim());
  const recipients = recipientsListed(text);
  const problems = (await recipientProblems(recipients)).map(({ recipient, ...words }) => ({
    file: displayPath,
    line: lines.indexOf(recipient) + 1,
    column: 1,
    ...words,
  }));
  if (problems.length > 0) return { problems };
  if (recipients.length > 0) return { recipients };
  return { problems: [{ file: displayPath, line: 1, column: 1, ...nobody(secrets.displayPath) }] };
}

/** The recipients of a list, each once; comments and empty lines are none. */
export const recipientsListed = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(isRecipient),
  ),
];

/**
 * Writes the list; comments and the order of those who stay are kept, new ones come last.
 * The folder is made where it is missing.
 *
 * @param secrets the file encrypted with age, which may be missing
 * @returns what hinders; then the list is as it was
 */
export function writeRecipients(secrets: NamedFile, recipients: readonly string[]): Problem | undefined {
  const named = recipientsFileOf(secrets);
  const before = existsSync(named.file) ? readPlainFile(named.file, largestContent) : undefined;
  if (before !== undefined && 'what' in before) return unreadableList(named.displayPath, before);
  const old =
    before?.bytes.toString('utf8') ?? `# Who can decrypt ${secrets.displayPath.split('/').at(-1) ?? ''}\n`;
  const lines = old.split('\n').map((line) => line.trimEnd());
  if (lines.at(-1) === '') lines.pop();
  const kept = lines.filter((line) => !isRecipient(line.trim()) || recipients.includes(line.trim()));
  const added = recipients.filter((one) => !lines.some((line) => line.trim() === one));
  mkdirSync(dirname(named.file), { recursive: true });
  return replaceFile(named, Buffer.from([...kept, ...added, ''].join('\n')), before?.bytes);
}

/**
 * A text encrypted with age.
 *
 * @param recipients such as readRecipients tells
 * @param armored as text, for a file that was so before
 */
export async function encryptFor(
  recipients: readonly string[],
  text: string,
  armored = false,
): Promise<Buffer> {
  if (recipients.length === 0) throw new Error('age encrypts for nobody');
  const { armor, Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const one of recipients) encrypter.addRecipient(one);
  const encrypted = await encrypter.encrypt(text);
  return Buffer.from(armored ? armor.encode(encrypted) : encrypted);
}

/** What is wrong with each of these, in the parts of a message but for the place. */
export async function recipientProblems(
  recipients: readonly string[],
): Promise<readonly ({ readonly recipient: string } & Pick<Problem, 'what' | 'got' | 'allowed' | 'cure'>)[]> {
  const { Encrypter } = await import('age-encryption');
  const say = texts().environment.recipients;
  const unfit = recipients.flatMap((recipient) => {
    try {
      new Encrypter().addRecipient(recipient);
      return [];
    } catch {
      return [{ recipient, allowed: say.allowed, ...unfitWords(recipient) }];
    }
  });
  const [weaker] = recipients.filter((one) => !isPostQuantum(one));
  if (unfit.length > 0 || weaker === undefined || !recipients.some(isPostQuantum)) return unfit;
  return [
    {
      recipient: weaker,
      got: quoted(weaker),
      ...say.mixed,
    },
  ];
}

function unfitWords(recipient: string): Pick<Problem, 'what' | 'got' | 'cure'> {
  const say = texts().environment.recipients;
  if (/AGE-SECRET-KEY/i.test(recipient)) return say.identity;
  return {
    what: recipient.startsWith('ssh-') ? say.ofSsh : say.none,
    got: quoted(recipient),
    cure: say.makeOne,
  };
}

/** The words of a list without anybody. */
export const nobody = (secrets: string): Pick<Problem, 'what' | 'got' | 'allowed' | 'cure'> => ({
  got: texts().environment.found.nothing,
  allowed: texts().environment.recipients.allowed,
  ...texts().environment.recipients.nobody({ secrets }),
});

const isRecipient = (line: string): boolean => line !== '' && !line.startsWith('#');
const isPostQuantum = (recipient: string): boolean => /^age1(tag)?pq1/.test(recipient);

function textOf({ file, displayPath }: NamedFile): string | Problem {
  const read = readPlainFile(file, largestContent);
  if ('what' in read) return unreadableList(displayPath, read);
  const decoded = decodeText(displayPath, read.bytes);
  return 'text' in decoded ? decoded.text : decoded.problem;
}

function unreadableList(displayPath: string, { what, got }: Pick<Problem, 'what' | 'got'>): Problem {
  const { found, recipients: say } = texts().environment;
  return {
    file: displayPath,
    line: 1,
    column: 1,
    what: got === 'ENOENT' ? say.noList : say.unread({ what }),
    got: got === 'ENOENT' ? found.noSuchFile : got,
    allowed: say.allowed,
    cure: say.addEach,
  };
}
