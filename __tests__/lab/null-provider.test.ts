import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { serveNullProvider } from '../../lab/null-provider/serve-null-provider';
import type { ServedNullProvider } from '../../lab/null-provider/serve-null-provider';
import { terraformEnvironment } from '../../lab/terraform-env';
import { tryFindTerraformBinary } from '../../lab/try-find-terraform-binary';

/**
 * verifies: 1. Terraform installs, plans, applies, replaces and destroys through the mirror; 2. the triggers' rules of
 * hashicorp/null 3.2.4, through one served provider; 3. that server never outlives its owner.
 */
const binary = tryFindTerraformBinary() ?? 'terraform';
const folders: string[] = [];

function configuration(triggers: string, command = 'true'): string {
  return `terraform {
  required_providers {
    null = { source = "hashicorp/null" }
  }
}
resource "null_resource" "subject" {
  triggers = ${triggers}
  provisioner "local-exec" {
    command = ${JSON.stringify(command)}
  }
}
`;
}

class Workspace {
  private constructor(
    readonly folder: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async make(env: Readonly<Record<string, string>>): Promise<Workspace> {
    const folder = await mkdtemp(join(tmpdir(), 'null-provider-test-'));
    folders.push(folder);
    return new Workspace(folder, { TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1', ...env });
  }

  async write(text: string): Promise<void> {
    await writeFile(join(this.folder, 'main.tf'), text);
  }

  async terraform(...args: readonly string[]) {
    return execa(binary, args, { cwd: this.folder, env: this.env, reject: false, all: true });
  }

  /** `nothing`, or what the plan says. */
  async planned(): Promise<string> {
    const { exitCode, all } = await this.terraform('plan', '-input=false', '-no-color', '-detailed-exitcode');
    return exitCode === 0 ? 'nothing' : all;
  }

  stateId(): unknown {
    const state = JSON.parse(readFileSync(join(this.folder, 'terraform.tfstate'), 'utf8')) as {
      resources: readonly { instances: readonly { attributes: { id: string } }[] }[];
    };
    return state.resources[0]?.instances[0]?.attributes.id;
  }
}

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

describe('through the mirror', () => {
  test('install, apply, nothing to do, replace on a changed trigger, destroy', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'null-provider-lab-'));
    folders.push(directory);
    const workspace = await Workspace.make(await terraformEnvironment(directory));
    await workspace.write(configuration('{ drift = "one" }', 'echo ran >> ran.log'));

    const init = await workspace.terraform('init', '-input=false', '-no-color');
    expect(init.all).toMatch(/Installed hashicorp\/null v3\.2\.4/);
    expect((await workspace.terraform('apply', '-auto-approve', '-no-color')).exitCode).toBe(0);
    const first = workspace.stateId();
    expect(first).toMatch(/^\d+$/);
    expect(await workspace.planned()).toBe('nothing');

    await workspace.write(configuration('{ drift = "two" }', 'echo ran >> ran.log'));
    expect(await workspace.planned()).toContain('~ triggers = { # forces replacement');
    expect((await workspace.terraform('apply', '-auto-approve', '-no-color')).all).toContain(
      '1 added, 0 changed, 1 destroyed',
    );
    expect(workspace.stateId()).not.toBe(first);
    expect(readFileSync(join(workspace.folder, 'ran.log'), 'utf8')).toBe('ran\nran\n');

    expect((await workspace.terraform('destroy', '-auto-approve', '-no-color')).all).toContain('1 destroyed');
  });

  test('the finding is kept: the second call asks nobody and gives the same environment', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'null-provider-lab-'));
    folders.push(directory);
    const said: string[] = [];
    const first = await terraformEnvironment(directory, (line) => said.push(line));
    expect(said).toEqual([expect.stringContaining('asking the registry'), expect.any(String)]);
    const second = await terraformEnvironment(directory, (line) => said.push(line));
    expect(second).toEqual(first);
    expect(said).toHaveLength(2);
    expect(readFileSync(join(directory, 'terraform', 'null-provider-origin'), 'utf8')).toBe(
      'TF_CLI_ARGS_providers_lock' in first ? 'stand-in' : 'registry',
    );
  });
});

describe('through one served provider', () => {
  let provider: ServedNullProvider;
  beforeAll(async () => {
    provider = await serveNullProvider();
  });
  afterAll(async () => {
    await provider.stop();
  });

  const applied = async (triggers: string): Promise<Workspace> => {
    const workspace = await Workspace.make(provider.env);
    await workspace.write(configuration(triggers));
    await workspace.terraform('init', '-input=false');
    expect((await workspace.terraform('apply', '-auto-approve', '-no-color')).all).toContain('1 added');
    return workspace;
  };

  test.each([
    ['a changed value', '{ a = "1" }', '{ a = "2" }', 'must be replaced'],
    ['an added key', '{ a = "1" }', '{ a = "1", b = "2" }', 'must be replaced'],
    ['a removed key', '{ a = "1", b = "2" }', '{ a = "1" }', 'must be replaced'],
    ['no triggers any more', '{ a = "1" }', 'null', 'must be replaced'],
    ['an added key whose value is null', '{ a = "1" }', '{ a = "1", b = null }', 'will be updated in-place'],
    ['first triggers, all null', 'null', '{ b = null }', 'will be updated in-place'],
    ['first triggers', 'null', '{ a = "1" }', 'must be replaced'],
    [
      'a value known after apply',
      '{ a = "1" }',
      '{ a = terraform_data.other.id }\n}\nresource "terraform_data" "other" {',
      'must be replaced',
    ],
  ])('%s: %s -> %s %s', async (_case, before, after, expected) => {
    const workspace = await applied(before);
    await workspace.write(configuration(after));
    expect(await workspace.planned()).toContain(`null_resource.subject ${expected}`);
  });

  test('lines, quotes and template signs in a trigger come back unchanged', async () => {
    const workspace = await applied('{ drift = "one\\ntwo \\"three\\" $${four} %%{five} 六" }');
    expect(await workspace.planned()).toBe('nothing');
    expect((await workspace.terraform('show', '-no-color')).all).toContain('六');
  });

  test('an existing resource cannot be imported, as with the real one', async () => {
    const workspace = await Workspace.make(provider.env);
    await workspace.write(configuration('null'));
    await workspace.terraform('init', '-input=false');
    const { exitCode, all } = await workspace.terraform('import', '-no-color', 'null_resource.subject', '1');
    expect(exitCode).toBe(1);
    expect(all).toContain('Resource Import Not Implemented');
  });
});

test('the served provider ends with its owner, even when that is killed', async () => {
  const program = `require('./lab/null-provider/serve-null-provider').serveNullProvider()
    .then(({ env }) => console.log(JSON.parse(env.TF_REATTACH_PROVIDERS)['hashicorp/null'].Pid))`;
  const owner = execa('node', ['--import', 'tsx', '-e', program], {
    cwd: join(__dirname, '../..'),
    reject: false,
  });
  const [said] = (await once(owner.stdout, 'data')) as [Buffer];
  const server = Number(said.toString());
  process.kill(server, 0); // throws unless it runs

  owner.kill('SIGKILL');
  const deadline = Date.now() + 10_000;
  while (existsSync(`/proc/${String(server)}`) && Date.now() < deadline) await delay(20);
  expect(existsSync(`/proc/${String(server)}`)).toBe(false);
});
