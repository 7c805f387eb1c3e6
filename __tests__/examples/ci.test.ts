/* verifies: the pipelines are YAML, and call commands and options of boss that there are */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const project = join(__dirname, '../..');
const boss = (...words: string[]) =>
  execFileSync('node', [join(project, 'scripts/boss.cjs'), ...words, '--help'], { encoding: 'utf8' });

/** Every text in a document. */
const texts = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(texts)
      : [];

test.each(['gitlab-ci.yml', 'github-workflow.yml'])('%s', (name) => {
  const document: unknown = parse(readFileSync(join(project, 'examples/ci', name), 'utf8'));
  const calls = texts(document).flatMap((text) => [...text.matchAll(/npx boss ([a-z-]+)([^|\n]*)/g)]);
  expect(calls.map(([, command]) => command).sort()).toEqual(['check', 'deploy', 'plan']);
  for (const [, command = '', rest = ''] of calls)
    for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(boss(command)).toContain(`${option} `);
});
