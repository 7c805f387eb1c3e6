import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { planErrors } from '../../lib/cli/plan-errors';

/** As Terraform 1.x words them without colours. */
const blocked = `Error: Resource precondition failed

  on cdk.tf.json line 10, in resource.null_resource.boss_v1_absent_proxy_refused.lifecycle.precondition[0]:
  10:               "condition": "\${length(local.boss_v1_absent_proxy_refused) == 0}",
    ├────────────────
    │ local.boss_v1_absent_proxy_refused is tuple with 1 element

Nothing can be applied: boss_v1_absent_proxy is BLOCKED. The reasons and
their cures stand in the summary above, and in summary.md beside the plan.`;
const unmet = `Error: Resource precondition failed

  on cdk.tf.json line 20, in resource.null_resource.boss_v2_deployed_boss.lifecycle.precondition[0]:
  20:               "condition": "\${local.boss_v2_deployed_boss_preconditions.installer.holds}",
    ├────────────────
    │ local.boss_v2_deployed_boss_preconditions.installer.holds is false

the platform's version is 4.2; wanted 4.3 or later`;
const warning = 'Warning: Something is deprecated\n\nAs of now.';
const change =
  '  # null_resource.boss_v1_absent_boss will be created\n\nPlan: 5 to add, 0 to change, 0 to destroy.';

/** As a terminal gets it. */
const framed = (text: string) =>
  ['╷', ...text.split('\n').map((line) => `│\u001b[0m \u001b[0m\u001b[1m${line}\u001b[0m`), '╵']
    .map((line) => `\u001b[31m${line}\u001b[0m`)
    .join('\n');

test.each([
  ['nothing', change, { blocked: false, others: [] }],
  ['a BLOCKED group', `${change}\n\n${blocked}\n`, { blocked: true, others: [] }],
  ['another error', `${unmet}\n`, { blocked: false, others: [unmet] }],
  ['both', `${change}\n\n${blocked}\n\n${unmet}\n\n${warning}\n`, { blocked: true, others: [unmet] }],
  [
    'both, on a terminal',
    `${change}\n${framed(warning)}\n${framed(unmet)}\n${framed(blocked)}\nBye`,
    { blocked: true, others: [unmet] },
  ],
])('Terraform fails for %s', (_name, text, errors) => {
  expect(planErrors(text)).toEqual(errors);
});

describe('with a Terraform that refuses', () => {
  const project = resolve(__dirname, '../..');
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'boss-plan-test-'));
    mkdirSync(join(folder, 'environments'));
    const example = readFileSync(join(project, 'environments/examples/zone.yaml'));
    writeFileSync(join(folder, 'environments/one.yaml'), example);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Terraform's part is played by this script. */
  const bossWith = (script: string, ...words: string[]) => {
    const terraform = join(folder, 'terraform');
    writeFileSync(terraform, script, { mode: 0o700 });
    return execa('node', [join(project, 'scripts/boss.cjs'), ...words], {
      cwd: folder,
      env: {
        BOSS_ENVIRONMENT: undefined,
        BOSS_OBSERVE: 'off',
        BOSS_STATE_DIR: join(folder, 'state'),
        CDKTF_OUTDIR: join(folder, 'out'),
        TERRAFORM_BINARY_NAME: terraform,
        TF_DATA_DIR: undefined,
      },
      reject: false,
    });
  };
  /** By a program that says this; anything but a plan leaves a file. */
  const boss = (text: string, ...words: string[]) => {
    writeFileSync(join(folder, 'text'), `${text}\n`);
    return bossWith(
      `#!/bin/sh\ncase $2 in init) ;; plan) cat '${folder}/text'; exit 1 ;; *) : > '${folder}/other' ;; esac\n`,
      ...words,
    );
  };

  test.each([
    [['plan', 'one'], /: nothing can be applied until the BLOCKED groups are mended$/],
    [['deploy', 'one', '--auto-approve'], /: BLOCKED, so that nothing can be applied; nothing was changed$/],
  ])('boss %j shows what is not met beside a BLOCKED group', async (words, end) => {
    const { exitCode, stdout } = await boss(`${change}\n\n${blocked}\n\n${unmet}`, ...words);
    const shown = stdout.slice(stdout.indexOf('Plan: '));
    expect(shown).toBe(`Plan: 5 to add, 0 to change, 0 to destroy.\n${unmet}\n${stdout.split('\n').at(-1)}`);
    expect(stdout).toMatch(end);
    expect(stdout).not.toContain('_refused');
    expect(exitCode).toBe(4);
    expect(readdirSync(folder)).not.toContain('other');
  });

  test('boss plan --json: the summary alone on the output, all for people beside it', async () => {
    const { exitCode, stdout, stderr } = await boss(`${change}\n\n${blocked}`, 'plan', 'one', '--json');
    expect(exitCode).toBe(4);
    const kept = readFileSync(join(folder, 'out/stacks/one/summary.json'), 'utf8');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(kept));
    expect(stdout).toMatch(/^\{"apiVersion":"boss-cdktf\/summary\/v1","environment":"one",/);
    expect(stderr).toMatch(/: nothing can be applied until the BLOCKED groups are mended$/);
  });

  test('boss plan fails with what is not met where nothing is BLOCKED', async () => {
    const { exitCode, stdout, stderr } = await boss(`${change}\n\n${unmet}`, 'plan', 'one');
    expect(stdout + stderr).toContain(unmet);
    expect(exitCode).toBe(1);
  });

  test('several environments are planned side by side, told in their order, and the trouble of one is its own', async () => {
    const one = readFileSync(join(folder, 'environments/one.yaml'), 'utf8');
    writeFileSync(join(folder, 'environments/two.yaml'), one);
    writeFileSync(join(folder, 'environments/bad.yaml'), one.replace(/^zone:.*/m, 'zone: BAD'));
    // The first one ends only when the second one has begun; no two are initialized at once; each stack is whole to the end.
    const planned = await bossWith(
      `#!/bin/bash
stack=\${1#-chdir=}
case $2:$stack in
  init:*) mkdir '${folder}/init' || exit 1; sleep 0.2; rmdir '${folder}/init'; mkdir "$stack/.terraform" ;;
  plan:*/one) for i in {1..300}; do [ ! -e '${folder}/two' ] || break; sleep 0.1; done
    [ -e '${folder}/two' ] && sha256sum "$stack/cdk.tf.json" && echo 'planned one' ;;
  plan:*/two) : >'${folder}/two'; echo 'planned two' ;;
esac
`,
      ...['plan', 'one', 'bad', 'two', '--verbose'],
    );
    expect(planned.stdout).toMatch(/planned one\n[^]*planned two/);
    expect(planned.stderr).toMatch(/bad\.yaml[^]*: zone is not a zone id/);
    expect(planned.exitCode).toBe(5);
  }, 60_000);
});
