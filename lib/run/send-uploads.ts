import type { RunSpec } from './run-spec';
import { sendFile } from '../ssh/send-file';

/** Brings the files that the firstbox did not have at plan time, before its script is run; the first that fails ends it. */
export async function sendUploads(
  { title, connection, uploads = [] }: RunSpec,
  print: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (const upload of uploads) {
    await sendFile(connection, upload, print, signal).catch((error: unknown) => {
      throw new Error(`${title}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    });
  }
}
