import { execa } from 'execa';
import { texts } from '../../text/catalogue/text';

/** How an editor ended. @default - well */
export type EditorTrouble = string | undefined;

/** The operator's editor; what stands in these variables is for a shell, as git and crontab take it. */
export const editorCommand = (): string => process.env['VISUAL'] || process.env['EDITOR'] || 'vi';

/** Lets the operator edit a file, on this terminal, until the editor ends or is aborted. */
export async function edited(path: string, aborted: AbortSignal): Promise<EditorTrouble> {
  const command = editorCommand();
  // Without a shell in between, a signal ends the editor itself.
  const isOneProgram = /^[^=;|&\s]+(\s[^;|&]*)?$/.test(command);
  const result = await execa('sh', ['-c', `${isOneProgram ? 'exec ' : ''}${command} "$@"`, command, path], {
    stdio: 'inherit',
    reject: false,
    cancelSignal: aborted,
  });
  if (!result.failed) return undefined;
  const say = texts().secrets.edit.editor;
  return result.signal === undefined
    ? say.exitCode({ code: String(result.exitCode ?? 'unknown') })
    : say.endedBy({ signal: result.signal });
}
