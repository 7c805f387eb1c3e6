import { dirname } from 'node:path';
import { largestContent, unreadableFile } from '../../desired/read-content-file';
import { encryptFor } from '../../desired/recipients';
import { type NamedFile, replaceFile } from '../../desired/replace-file';
import type { OpenedSecrets } from '../../desired/secret-file';
import { checkSecretText } from '../../desired/secret-text';
import { decodeText } from '../../text/decode-text';
import { type Problem, renderProblem } from '../../text/problem';
import { texts } from '../../text/catalogue/text';
import { asked } from '../asked';
import { exitCodes } from '../exit-codes';
import type { Draft } from './draft';
import { edited } from './editor';
import { Interruption } from './interruption';
import { PrivateText } from './private-text';

/** What an edit begins with. */
export interface Beginning {
  readonly secrets: NamedFile;
  readonly recipients: readonly string[];
  /** @default - the file is new */
  readonly before: OpenedSecrets | undefined;
  readonly draft: Draft;
  /** Of the file, or what a new one may begin with. */
  readonly original: string;
}

/** How an edit ended. */
export type Ending =
  | { readonly written: ReadonlyMap<string, string> }
  | { readonly unchanged: true }
  | { readonly given: number };

/** What came of the editor once. */
interface Attempt {
  /** As far as there is one. */
  readonly text?: string;
  readonly ending?: Ending;
  readonly problems: readonly Problem[];
  readonly code: number;
}

/**
 * Opens the editor until its text was written, is unchanged, or was given up; a text that was not written is kept, encrypted.
 *
 * @param first what the editor shows
 */
export async function editUntilFit(
  begun: Beginning,
  first: string,
  progress: (line: string) => void,
): Promise<Ending> {
  const { secrets, original, recipients, draft } = begun;
  const say = texts().secrets.edit;
  const interruption = new Interruption();
  let copy: PrivateText | undefined;
  try {
    copy = new PrivateText('secrets.yaml', first);
    if (!copy.isInMemory) progress(say.noMemory(copy));
    for (;;) {
      const { text, ending, problems, code } = await attempt(begun, copy, interruption);
      if (ending !== undefined) {
        draft.remove();
        return ending;
      }
      for (const problem of problems) progress(renderProblem(problem));
      progress(say.notWritten({ file: secrets.displayPath }));
      // Before the question: who answers it by Ctrl-C loses nothing.
      if (text !== undefined && text !== original) {
        const kept = await draft.keep(recipients, text, dirname(dirname(copy.path)));
        progress(say.kept({ draft: kept }));
      }
      process.exitCode = code;
      const answer = await interruption.asking(() => asked(say.again));
      if (answer === undefined || /^no?$/i.test(answer)) return { given: code };
    }
  } finally {
    copy?.remove();
    interruption.end();
  }
}

async function attempt(
  { secrets, recipients, before, original }: Beginning,
  copy: PrivateText,
  interruption: Interruption,
): Promise<Attempt> {
  const say = texts().secrets.edit;
  const trouble = await edited(copy.path, interruption.aborted);
  const read = copy.read();
  const decoded =
    'bytes' in read
      ? decodeText(secrets.displayPath, read.bytes)
      : { problem: unreadableFile(secrets.displayPath, { ...read, what: say.editedText(read) }) };
  const text = 'text' in decoded ? { text: decoded.text } : {};
  if (trouble !== undefined)
    return { ...text, problems: [editorFailed(secrets.displayPath, trouble)], code: exitCodes.error };
  if ('problem' in decoded) return { problems: [decoded.problem], code: exitCodes.error };
  if (decoded.text === original) return { ...text, ending: { unchanged: true }, problems: [], code: 0 };
  const checked = checkSecretText(decoded.text, secrets.displayPath);
  if ('problems' in checked) return { ...text, problems: checked.problems, code: exitCodes.wrongInput };
  const encrypted = await encryptFor(recipients, decoded.text, before?.armored);
  const hindered =
    encrypted.length > largestContent
      ? unreadableFile(secrets.displayPath, {
          what: say.tooLong,
          got: say.bytes({ bytes: encrypted.length }),
        })
      : replaceFile(secrets, encrypted, before?.bytes);
  if (hindered !== undefined) return { ...text, problems: [hindered], code: exitCodes.error };
  return { ...text, ending: { written: checked.values }, problems: [], code: 0 };
}

function editorFailed(file: string, got: string): Problem {
  const { what, allowed, cure } = texts().secrets.edit.editor;
  return { file, line: 0, column: 0, what, got, allowed, cure };
}
