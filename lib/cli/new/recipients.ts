import { recipientProblems, recipientsListed } from '../../desired/recipients';
import { largestContent } from '../../desired/read-content-file';
import { readPlainFile } from '../../environment/read-plain-file';
import { texts } from '../../text/catalogue/text';
import { NotTold } from './platform';

/** For whom the secrets of a platform are encrypted, as commander gives it. */
export interface RecipientOptions {
  readonly recipient?: readonly string[];
  readonly recipientsFile?: string;
}

/**
 * Those for whom secrets are encrypted, each once.
 *
 * @throws {NotTold} where nobody is named, or somebody who is no recipient
 */
export async function recipientsOf({
  recipient = [],
  recipientsFile,
}: RecipientOptions): Promise<readonly string[]> {
  const say = texts().newFile.import;
  const listed = recipientsFile === undefined ? [] : linesOf(recipientsFile);
  const recipients = [...new Set([...recipient, ...listed])];
  if (recipients.length === 0) throw new NotTold(say.nobody);
  const [first] = await recipientProblems(recipients);
  if (first !== undefined) throw new NotTold(say.recipient(first));
  return recipients;
}

function linesOf(file: string): readonly string[] {
  const read = readPlainFile(file, largestContent);
  if ('what' in read) throw new NotTold(texts().newFile.import.recipientsFile({ file, ...read }));
  return recipientsListed(read.bytes.toString('utf8'));
}
