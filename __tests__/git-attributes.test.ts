import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const git = (...words: string[]) =>
  execFileSync('git', words, { cwd: join(__dirname, '..'), encoding: 'utf8' });

/** What git makes of files in a clone, whatever core.autocrlf says. */
function attributes(name: string, files: readonly string[]): readonly string[] {
  return [
    ...new Set(
      git('check-attr', name, '--', ...files)
        .trim()
        .split('\n'),
    ),
  ].map((line) => line.split(': ').at(-1) ?? '');
}

test('what is sent to hosts ends its lines with LF in every clone; an age file is bytes', () => {
  const shell = git('ls-files', '*.sh', 'lab/stand-ins', '.ci').trim().split('\n');
  expect(new Set(attributes('eol', shell))).toEqual(new Set(['lf']));
  expect(attributes('text', ['environments/pek3a/secrets.yaml.age'])).toEqual(['unset']);
  expect(attributes('eol', ['environments/pek3a/boss2.yaml'])).toEqual(['lf']);
});
