import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { encryptFor } from '../../lib/desired/recipients';
import { openSecretFile } from '../../lib/desired/secret-file';
import { exampleText } from '../environment/valid-environment';

export const program = join(resolve(__dirname, '../..'), 'scripts/boss.cjs');
const folders: string[] = [];
/** For afterAll. */
export function removeSecretsProjects(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

/** An identity of age and its recipient. */
export async function keys(hybrid = false) {
  const { generateHybridIdentity, generateX25519Identity, identityToRecipient } =
    await import('age-encryption');
  const identity = await (hybrid ? generateHybridIdentity() : generateX25519Identity());
  return { identity, recipient: await identityToRecipient(identity) };
}

const memory = mkdtempSync('/dev/shm/boss-secrets-test-');
folders.push(memory);

/** What is left of clear texts: they lie in one folder, and nowhere else. */
export const clearTexts = (): readonly string[] => readdirSync(memory);

/** A project with an environment `unit` that names pek3a/s.age; `edit` is the text of a script that gets the path of the clear text. */
export async function secretsProject({ listed = true, hybrid = false, isNew = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'boss-secrets-test-'));
  folders.push(folder);
  const at = (name: string) => join(folder, name);
  for (const name of ['environments', 'environments/pek3a']) mkdirSync(at(name), { mode: 0o700 });
  const { identity, recipient } = await keys(hybrid);
  const file = at('environments/pek3a/s.age');
  writeFileSync(at('id'), `# mine\n${identity}\n`);
  writeFileSync(at('environments/b.yml'), "key: '@secret:ONE@'\n");
  writeFileSync(
    at('environments/unit.yaml'),
    `${exampleText('zone')}  v2:\n    deploy: added\n    config: { backEnd: b.yml, secrets: pek3a/s.age }\n`,
  );
  if (!isNew) writeFileSync(file, await encryptFor([recipient], 'ONE: hunter2!hunter2!\n'));
  if (listed) writeFileSync(`${file}.recipients`, `# mine\n${recipient}\n`);
  const start = (words: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    execa('node', [program, 'secrets', ...words], {
      cwd: folder,
      env: { BOSS_AGE_IDENTITY: at('id'), XDG_RUNTIME_DIR: memory, ...more },
      reject: false,
      all: true,
      stdin: 'ignore',
    });
  const edit = (script: string, more = {}) => {
    writeFileSync(at('editor'), `#!/bin/bash\n${script}\n`, { mode: 0o755 });
    return start(['edit', 'unit'], { EDITOR: at('editor'), VISUAL: '', ...more });
  };
  const opened = async (name = file) => {
    const read = await openSecretFile({ file: name, displayPath: 's.age' }, at('id'));
    return 'text' in read ? read.text : JSON.stringify(read.problem);
  };
  const beside = () => readdirSync(at('environments/pek3a')).sort();
  return { folder, at, file, recipient, start, edit, opened, beside };
}
