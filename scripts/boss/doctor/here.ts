import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { nullProvider } from '../../../stacks/null-provider';
import { exitCodes } from '../exit-codes';
import { initProvider } from '../init-provider';
import { binary } from '../terraform';
import { atLeast, type Check, wrongWith } from './check';

/** Mebibytes that plans, runs and Terraform's provider need at most. */
const roomNeeded = 200;

const wrong = wrongWith(exitCodes.error);

/** What this machine needs before any environment is asked; each is looked after by what would use it. */
export async function checksHere(): Promise<readonly Check[]> {
  const terraform = await terraformCheck();
  return [
    nodeCheck(process.versions.node),
    terraform,
    ...(terraform.state === 'wrong' ? [] : [await providerCheck()]),
    await programCheck('ssh', ['-V'], 'the OpenSSH client', 'wrong', 'apt-get install openssh-client'),
    await programCheck('bash', ['--version'], 'bash, which starts each run', 'wrong', 'install bash'),
    await programCheck('git', ['--version'], 'git, for the commit in the history', 'note', 'install git'),
    await agentCheck(),
    ...[...new Set([resolve('.'), tmpdir()])].map(diskCheck),
  ];
}

/** @param version as process.versions.node has it */
export function nodeCheck(version: string): Check {
  const allowed = '20.9 or newer';
  return atLeast(version, [20, 9])
    ? { what: 'Node', state: 'ok', found: version }
    : wrong('Node', version, allowed, 'install one from https://nodejs.org, or by your package manager');
}

async function terraformCheck(): Promise<Check> {
  const what = 'Terraform';
  const name = binary();
  const said = await run(name, ['version', '-json']);
  const allowed = 'Terraform 1.9 or newer, or OpenTofu';
  const cure =
    'install it from https://developer.hashicorp.com/terraform/install, or name another by TERRAFORM_BINARY_NAME (tofu)';
  if (said.missing) return wrong(what, `no program ${name}`, allowed, cure);
  const version = /"terraform_version": *"([^"]+)"/.exec(said.text)?.[1];
  if (version === undefined) return wrong(what, `${name} says ${said.text.slice(0, 200)}`, allowed, cure);
  if (/terraform$/.test(name) && !atLeast(version, [1, 9])) return wrong(what, version, allowed, cure);
  return { what, state: 'ok', found: `${name} ${version}` };
}

/** Asked as a deploy asks it, with the CLI configuration's mirrors. */
async function providerCheck(): Promise<Check> {
  const what = `provider ${nullProvider.source}`;
  const folder = mkdtempSync(join(tmpdir(), 'boss-doctor-'));
  try {
    const { text, code } = await initProvider(folder);
    if (code === 0) return { what, state: 'ok', found: `${nullProvider.version}, terraform init gets it` };
    const why = text.replaceAll(/\s+/g, ' ').replace(/^.*?Error: /, '');
    return wrong(
      what,
      `terraform init says: ${why.slice(0, 400)}`,
      `version ${nullProvider.version} from the registry or a mirror`,
      'open the way to registry.terraform.io (HTTPS_PROXY), or name a filesystem_mirror in the CLI configuration (TF_CLI_CONFIG_FILE); where the internet is not reached, CHECKPOINT_DISABLE=1',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function programCheck(
  name: string,
  words: readonly string[],
  what: string,
  state: 'note' | 'wrong',
  cure: string,
): Promise<Check> {
  const said = await run(name, words);
  if (!said.missing) return { what: name, state: 'ok', found: said.text.split('\n')[0] ?? '' };
  const missing = wrong(name, 'no such program', what, cure);
  return state === 'wrong' ? missing : { ...missing, state, code: exitCodes.inSync };
}

async function agentCheck(): Promise<Check> {
  const what = 'ssh agent';
  const { code, missing, text } = await run('ssh-add', ['-l']);
  if (code === 0) return { what, state: 'ok', found: `keys: ${text.split('\n').length}` };
  return {
    what,
    state: 'note',
    found: missing ? 'no ssh-add' : code === 1 ? 'it holds no key' : 'none is reached',
    allowed: 'an agent with your key, or a key without a passphrase that ssh_config names (IdentityFile)',
    cure: 'eval "$(ssh-agent)"; ssh-add',
  };
}

/** Room on the disk of a folder. */
export function diskCheck(folder: string): Check {
  const what = `disk of ${folder}`;
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 2 ** 20);
  return free >= roomNeeded
    ? { what, state: 'ok', found: `${free} MiB free` }
    : wrong(what, `${free} MiB free`, `${roomNeeded} MiB or more`, 'make room there');
}

async function run(file: string, words: readonly string[], seconds = 20) {
  const { execa } = await import('execa');
  const done = await execa(file, words, {
    reject: false,
    all: true,
    stdin: 'ignore',
    timeout: seconds * 1000,
  });
  const late = done.timedOut ? `nothing within ${seconds} s` : '';
  // One that was not started has no output at all.
  const missing = done.code === 'ENOENT' || done.code === 'EACCES';
  return { missing, code: done.exitCode, text: missing ? '' : `${late}${done.all}`.trim() };
}
