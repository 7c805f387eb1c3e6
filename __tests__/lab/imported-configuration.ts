import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { filesUnder } from './secret-search';
import type { Site } from './site';

type Variables = Readonly<Record<string, string>>;

/** What `boss new --import` makes of a lab's configuration. */
export interface ImportedConfiguration {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  /** What it said and wrote, each text. */
  readonly texts: readonly string[];
  /** What the nightly look says of the platform where that is desired, and its exit code. */
  readonly checked: (env?: Variables) => Promise<readonly [code: number | undefined, said: string]>;
}

/**
 * Imports the configuration of a lab as a new user would, who has the age identity of the folder.
 *
 * @param folder of the lab's own environment file
 */
export async function importConfiguration(site: Site, folder: string): Promise<ImportedConfiguration> {
  const project = join(folder, 'new-user');
  mkdirSync(project);
  const { identityToRecipient } = await import('age-encryption');
  const identity = readFileSync(join(folder, 'identity'), 'utf8').trim().split('\n').at(-1) ?? '';
  const [, hostKey = ''] = /hostKey: (.*)/.exec(readFileSync(join(folder, 'lab.yaml'), 'utf8')) ?? [];
  const boss = (words: readonly string[], env: Variables = {}) =>
    execa('node', [join(__dirname, '../../scripts/boss.cjs'), ...words], {
      cwd: project,
      env: { ...site.environment, BOSS_ENVIRONMENT: undefined, BOSS_SECRET_CONSOLE_TOKEN: undefined, ...env },
      reject: false,
      stdin: 'ignore',
    });
  const { exitCode, stdout, stderr } = await boss([
    ...['new', 'made', 'root@firstbox.lab', '--layout', 'standard', '--host-key', hostKey],
    ...['--ssh-config', join(folder, 'ssh_config'), '--import'],
    ...['--recipient', await identityToRecipient(identity)],
  ]);
  const written = filesUnder(join(project, 'environments')).map((path) => readFileSync(path, 'latin1'));
  return {
    exitCode,
    stdout,
    texts: [stdout, stderr, ...written],
    checked: async (env) => {
      const look = await boss(['check', 'made'], env);
      return [look.exitCode, look.stdout];
    },
  };
}
