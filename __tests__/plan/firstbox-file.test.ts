import { recordOf } from '../../lib/plan/firstbox-file';

test('an edit of ours that cannot be read again is our fault, and not told as the file’s', () => {
  const wish = { path: '/x', values: [{ path: ['not a key: {'], value: 'v' }] };
  expect(() => recordOf(wish, Buffer.from('a: 1\n'))).toThrow(
    /^the edit that is made of it here could not be read again \(line \d: it is not YAML .*\), which is a fault of this program and none of the file; set the values there by hand/,
  );
});

test('a file that cannot be read before any edit is the file’s', () => {
  const wish = { path: '/x', values: [{ path: ['a'], value: 'v' }] };
  expect(() => recordOf(wish, Buffer.from("a: 'open\n"))).toThrow(/^line \d: it is not YAML/);
});
