import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { texts } from '../../text/catalogue/text';
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
    await programCheck('ssh', ['-V'], 'wrong'),
    await programCheck('bash', ['--version'], 'wrong'),
    await programCheck('git', ['--version'], 'note'),
    await agentCheck(),
    ...[...new Set([resolve('.'), tmpdir()])].map(diskCheck),
  ];
}

/** @param version as process.versions.node has it */
export function nodeCheck(version: string): Check {
  const { what, allowed, cure } = texts().doctor.here.node;
  return atLeast(version, [20, 9])
    ? { what, state: 'ok', found: version }
    : wrong(what, version, allowed, cure);
}

async function terraformCheck(): Promise<Check> {
  const { what, allowed, cure, missing, says } = texts().doctor.here.terraform;
  const name = binary();
  const said = await run(name, ['version', '-json']);
  if (said.missing) return wrong(what, missing({ program: name }), allowed, cure);
  const version = /"terraform_version": *"([^"]+)"/.exec(said.text)?.[1];
  if (version === undefined)
    return wrong(what, says({ program: name, text: said.text.slice(0, 200) }), allowed, cure);
  if (/terraform$/.test(name) && !atLeast(version, [1, 9])) return wrong(what, version, allowed, cure);
  return { what, state: 'ok', found: `${name} ${version}` };
}

/** Asked as a deploy asks it, with the CLI configuration's mirrors. */
async function providerCheck(): Promise<Check> {
  const say = texts().doctor.here.provider;
  const what = say.what(nullProvider);
  const folder = mkdtempSync(join(tmpdir(), 'boss-doctor-'));
  try {
    const { text, code } = await initProvider(folder);
    if (code === 0) return { what, state: 'ok', found: say.found(nullProvider) };
    const why = text.replaceAll(/\s+/g, ' ').replace(/^.*?Error: /, '');
    return wrong(what, say.says({ text: why.slice(0, 400) }), say.allowed(nullProvider), say.cure);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function programCheck(
  name: 'ssh' | 'bash' | 'git',
  words: readonly string[],
  state: 'note' | 'wrong',
): Promise<Check> {
  const said = await run(name, words);
  if (!said.missing) return { what: name, state: 'ok', found: said.text.split('\n')[0] ?? '' };
  const say = texts().doctor.here.program;
  const missing = wrong(name, say.missing, say[name].allowed, say[name].cure);
  return state === 'wrong' ? missing : { ...missing, state, code: exitCodes.inSync };
}

async function agentCheck(): Promise<Check> {
  const { what, ...say } = texts().doctor.here.agent;
  const { code, missing, text } = await run('ssh-add', ['-l']);
  if (code === 0) return { what, state: 'ok', found: say.found({ keys: text.split('\n').length }) };
  return {
    what,
    state: 'note',
    found: missing ? say.noProgram : code === 1 ? say.noKey : say.notReached,
    allowed: say.allowed,
    cure: say.cure,
  };
}

/** Room on the disk of a folder. */
export function diskCheck(folder: string): Check {
  const say = texts().doctor.here.disk;
  const what = say.what({ folder });
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 2 ** 20);
  return free >= roomNeeded
    ? { what, state: 'ok', found: say.found({ free: String(free) }) }
    : wrong(what, say.found({ free: String(free) }), say.allowed({ needed: roomNeeded }), say.cure);
}

async function run(file: string, words: readonly string[], seconds = 20) {
  const { execa } = await import('execa');
  const done = await execa(file, words, {
    reject: false,
    all: true,
    stdin: 'ignore',
    timeout: seconds * 1000,
  });
  const late = done.timedOut ? texts().doctor.here.late({ seconds }) : '';
  // One that was not started has no output at all.
  const missing = done.code === 'ENOENT' || done.code === 'EACCES';
  return { missing, code: done.exitCode, text: missing ? '' : `${late}${done.all}`.trim() };
}
