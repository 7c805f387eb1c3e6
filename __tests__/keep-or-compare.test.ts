import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { keepOrCompare } from './keep-or-compare';

let folder: string;
let file: string;
const path = () => relative(resolve(__dirname, '..'), file);
const set = process.env['UPDATE'];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-keep-'));
  file = join(folder, 'table.md');
  delete process.env['UPDATE'];
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  if (set === undefined) delete process.env['UPDATE'];
  else process.env['UPDATE'] = set;
});

test('it compares, and never writes by itself', () => {
  writeFileSync(file, 'old');
  keepOrCompare(path(), 'old');
  expect(() => keepOrCompare(path(), 'new')).toThrow();
  expect(readFileSync(file, 'utf8')).toBe('old');
});

test('a file that is not there fails, and is not made', () => {
  expect(() => keepOrCompare(path(), 'new')).toThrow(
    /it is not there to be compared with; UPDATE=1 writes it/,
  );
  expect(existsSync(file)).toBe(false);
});

test('UPDATE=1 writes it', () => {
  process.env['UPDATE'] = '1';
  keepOrCompare(path(), 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
});
