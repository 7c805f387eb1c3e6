import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { shellFile } from '../../lib/remote/shell-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-back-up-'));
  mkdirSync(join(folder, 'bin'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs commands with the functions that edit files, whose backups lie in the test's folder. */
const withFunctions = (commands: string) =>
  execa('bash', ['-s'], {
    input: `${shellFile('firstbox/edit-lines.sh').replaceAll('/var/backups/boss-cdktf', `${folder}/backups`)}
      cd ${folder}; PATH=${folder}/bin:$PATH\n${commands}`,
    all: true,
    reject: false,
  });

const standIn = (name: string, commands: string) => {
  writeFileSync(join(folder, 'bin', name), `#!/bin/bash\n${commands}\n`);
  chmodSync(join(folder, 'bin', name), 0o755);
};

test('a clock that tells the same second again writes over no backup', async () => {
  // It says the first second twice more, then the next.
  standIn('date', `echo >>${folder}/asked; [ $(wc -l <${folder}/asked) -gt 3 ] && echo T2 || echo T1`);
  const { exitCode, all } = await withFunctions(
    'echo one >file; back_up file || exit; echo two >file; back_up file',
  );
  expect([exitCode, all]).toEqual([
    0,
    `kept as ${folder}/backups/T1/file\nkept as ${folder}/backups/T2/file`,
  ]);
  expect(readFileSync(join(folder, 'backups/T1/file'), 'utf8')).toBe('one\n');
  expect(readFileSync(join(folder, 'backups/T2/file'), 'utf8')).toBe('two\n');
});

test('a backup that did not become whole is not left, and the file is not removed', async () => {
  standIn('cp', 'head -c 2 "$3" >"$4"; echo "cp: no space left"; exit 1');
  const { exitCode, all } = await withFunctions('echo whole >file; back_up_and_remove . file');
  expect([exitCode, all]).toEqual([
    1,
    'cp: no space left\nno backup of ./file could be made, so it was not changed',
  ]);
  expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('whole\n');
});

test('of the backups of a file the first and the newest nine stay, those of others all', async () => {
  const old = Array.from({ length: 12 }, (_, index) => `T${index + 10}`);
  for (const name of old) {
    mkdirSync(join(folder, 'backups', name), { recursive: true });
    writeFileSync(join(folder, 'backups', name, 'file'), '');
  }
  writeFileSync(join(folder, 'backups/T15/other'), '');
  standIn('date', 'echo T22');
  expect((await withFunctions('echo new >file; back_up file')).exitCode).toBe(0);
  expect(readdirSync(join(folder, 'backups')).sort()).toEqual(
    ['T10', ...Array.from({ length: 8 }, (_, index) => `T${index + 14}`), 'T15', 'T22']
      .filter((name, index, all) => all.indexOf(name) === index)
      .sort(),
  );
  expect(readdirSync(join(folder, 'backups/T15'))).toEqual(['file', 'other']);
});

test('the backup that was just made stays, also where the clock went back', async () => {
  for (let index = 20; index < 32; index += 1) {
    mkdirSync(join(folder, 'backups', `T${index}`), { recursive: true });
    writeFileSync(join(folder, 'backups', `T${index}`, 'file'), '');
  }
  mkdirSync(join(folder, 'backups/T05'));
  writeFileSync(join(folder, 'backups/T05/file'), 'the first');
  standIn('date', 'echo T07');
  expect((await withFunctions('echo new >file; back_up file')).exitCode).toBe(0);
  expect(readdirSync(join(folder, 'backups')).sort().slice(0, 2)).toEqual(['T05', 'T07']);
});
