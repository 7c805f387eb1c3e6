import { fileSha256 } from '../remote/probes';
import { quote } from '../remote/quote';
import type { ObservedStep } from '../plan/declared-step';
import type { FileWish } from '../plan/firstbox-file';
import { expectation } from '../plan/step';
import { editWords, fileSeen } from './file-seen';

/**
 * Values in a YAML file of the firstbox; every other byte of it stays.
 *
 * The lines to be changed were found at plan time: the file must still be the one that was seen.
 */
export function yamlValues(wish: FileWish): ObservedStep {
  const { path, values } = wish;
  const file = { subject: `file ${path}`, probe: fileSha256(path) };
  const declared = {
    title: `values in ${path}`,
    desired: values.map(
      (value) =>
        `${path}: ${value.path.join('.')}: ${typeof value.value === 'object' ? JSON.stringify(value.value) : String(value.value)}`,
    ),
    expect: [],
  };
  return {
    ...declared,
    needs: [file.probe],
    commands: (seen) => {
      const { record, blockedBy } = fileSeen(wish, seen);
      if (record === undefined) return { ...declared, requires: [], run: [], blockedBy };
      const { before, after, diff } = record;
      return {
        ...declared,
        expect: [expectation({ ...file, expected: after, wanted: 'the values desired', because: diff })],
        requires: [
          expectation({ ...file, expected: before, wanted: 'unchanged since the plan (else plan again)' }),
        ],
        run: [['edit_lines', quote(path), before, after, ...editWords(record)].join(' ')],
      };
    },
  };
}
