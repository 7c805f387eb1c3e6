import { fileSha256 } from '../remote/probes';
import { quote } from '../remote/quote';
import type { FileRecord, FileWish } from '../plan/firstbox-file';
import type { Step } from '../plan/step';
import { unobserved } from './unobserved';

/**
 * A YAML file of the firstbox holds some values; every other byte of it stays (platform contract 14.12).
 *
 * The lines to be changed were found at plan time, so the file must still be the one that was seen then.
 *
 * @param record what was seen of the file; without it nothing can be changed
 */
export function yamlValues({ path, values }: FileWish, record: FileRecord | undefined): Step {
  const { before, after, edits, diff } = record ?? {
    before: unobserved,
    after: unobserved,
    edits: [],
    diff: [],
  };
  const file = { subject: `file ${path}`, probe: fileSha256(path) };
  const words = edits.map(
    ({ first, count, text }) => `${first}:${count}:${Buffer.from(text).toString('base64')}`,
  );
  return {
    title: `values in ${path}`,
    desired: values.map(
      (value) =>
        `${path}: ${value.path.join('.')}: ${typeof value.value === 'object' ? JSON.stringify(value.value) : String(value.value)}`,
    ),
    expect: [{ ...file, expected: after, wanted: 'the values desired', because: diff }],
    requires: [{ ...file, expected: before, wanted: 'unchanged since the plan (else plan again)' }],
    run: [['edit_lines', quote(path), before, after, ...words.map(quote)].join(' ')],
  };
}
