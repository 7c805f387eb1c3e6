import { readable } from '../../lib/cli/readable';
import { reasonsShown } from '../../lib/cli/plan-errors';
import { shownOf } from '../../lib/cli/shown-plan';
import { catalogues } from '../../lib/text/catalogue/text';

test.each([
  ['null_resource.boss_v1_absent_boss: Destroying... [id=80382077002638]', undefined],
  ['null_resource.boss_v1_absent_boss: Destruction complete after 0s', undefined],
  ['null_resource.boss_v1_absent_boss: Creating...', 'boss_v1_absent_boss: begins'],
  ["null_resource.boss_v1_absent_boss: Provisioning with 'local-exec'...", undefined],
  ['null_resource.boss_v1_absent_boss (local-exec): Executing: ["bash" "../x"]', undefined],
  [
    '\u001b[0m\u001b[1mnull_resource.boss_v1_absent_boss (local-exec):\u001b[0m \u001b[0mExecuting: ["bash" "../x"]',
    undefined,
  ],
  [
    '\u001b[0m\u001b[1mnull_resource.boss_v1_absent_boss (local-exec):\u001b[0m \u001b[0mboss0  done and proven',
    '\u001b[0m\u001b[1mboss_v1_absent_boss:\u001b[0m \u001b[0mboss0  done and proven',
  ],
  [
    'null_resource.boss_v1_absent_boss (local-exec): boss0  done and proven',
    'boss_v1_absent_boss: boss0  done and proven',
  ],
  [
    'null_resource.boss_v1_absent_boss: Still creating... [10s elapsed]',
    'boss_v1_absent_boss: still at work after 10s',
  ],
  [
    'null_resource.boss_v1_absent_boss: Still creating... [00m10s elapsed]',
    'boss_v1_absent_boss: still at work after 00m10s',
  ],
  [
    'null_resource.boss_v1_absent_boss: Creation complete after 2s [id=154781635289562]',
    'boss_v1_absent_boss: done after 2s',
  ],
  [
    '\u001b[0m\u001b[1mnull_resource.boss_v1_absent_boss: Creating...\u001b[0m\u001b[0m',
    '\u001b[0m\u001b[1mboss_v1_absent_boss: begins\u001b[0m\u001b[0m',
  ],
  ['Apply complete! Resources: 2 added, 0 changed, 2 destroyed.', 'Done: 2 groups carried out.'],
  [
    '\u001b[0m\u001b[1m\u001b[32mApply complete! Resources: 1 added, 0 changed, 3 destroyed.\u001b[0m',
    '\u001b[0m\u001b[1m\u001b[32mDone: 1 group carried out. Forgotten: 2; nothing changed on hosts for that.\u001b[0m',
  ],
  ['Error: local-exec provisioner error', 'Error: local-exec provisioner error'],
  ['boss_v1_absent on boss: not proven', 'boss_v1_absent on boss: not proven'],
])('%s', (line, shown) => {
  expect(readable(line)).toBe(shown);
});

describe("Terraform's words", () => {
  const heading = (resource: string, what: string) => `  # null_resource.${resource} ${what}`;
  const again =
    'run again: boss_v1_absent_boss; Terraform says "replaced", "tainted" or "to destroy" for that: nothing is destroyed on hosts but what stands above';
  const shown = (verbose: boolean, last: string, ...headings: readonly string[]) =>
    shownOf({ text: [...headings, '', last].join('\n'), otherErrors: [] }, verbose);
  const replaced = heading('boss_v1_absent_boss', 'must be replaced');
  const gone = heading(
    'boss2_cache_firstbox',
    'will be destroyed\n  # (because null_resource.boss2_cache_firstbox is not in configuration)',
  );

  test('a first plan needs none', () => {
    const last = 'Plan: 5 to add, 0 to change, 0 to destroy.';
    expect(shown(false, last, heading('boss_v1_absent_boss', 'will be created'))).toEqual([last]);
  });

  test.each([
    ['replaced', replaced],
    ['tainted', heading('boss_v1_absent_boss', 'is tainted, so must be replaced')],
    ['coloured', `\u001b[1m${replaced.replace('replaced', '\u001b[0m\u001b[1m\u001b[31mreplaced\u001b[0m')}`],
  ])('%s: is told to mean "run again"', (_name, line) => {
    const last = 'Plan: 1 to add, 0 to change, 1 to destroy.';
    expect(shown(false, last, line)).toEqual([last, again]);
    expect(shown(true, last, line).at(-1)).toBe(again);
  });

  test('what goes because its key was deleted changes nothing on any host', () => {
    const last = 'Plan: 0 to add, 0 to change, 1 to destroy.';
    const told =
      'no longer asked for: boss2_cache_firstbox; Terraform forgets it, nothing changes on any host';
    expect(shown(false, last, gone)).toEqual([last, told]);
    expect(shown(true, last, gone).at(-1)).toBe(told);
    expect(shown(false, last, replaced, gone)).toEqual([last, again, told]);
  });
});

describe('what our preconditions say in an error of Terraform', () => {
  const { en } = catalogues;
  const { installerAsWritten: say } = en.kept.jobs;
  const unmet = en.problem({
    what: say.what({ written: '4.3' }),
    got: '4.4.3',
    allowed: say.allowed({ written: '4.3' }),
    cure: say.cure,
  });
  const broken = unmet.replaceAll(/(.{30,}?) /g, '$1\n');
  const error = `Error: Resource precondition failed\n\n  on cdk.tf.json line 20, in resource.x:\n\n${broken}`;
  const framed = `╷\n${error.replaceAll(/^/gm, '│ ')}\n╵`;
  const before = process.env['BOSS_LANG'];
  afterEach(() => {
    process.env['BOSS_LANG'] = before;
    if (before === undefined) delete process.env['BOSS_LANG'];
  });

  test('is told in Chinese, however Terraform breaks it into lines', () => {
    process.env['BOSS_LANG'] = 'zh';
    const told = /^环境文件写的 installer 是 4\.3，.*；处理：改正环境文件里的 installer$/;
    expect(shownOf({ text: '', otherErrors: [error] }, false).at(-1)).toMatch(told);
    expect(reasonsShown(error).split('\n').slice(0, -1)).toEqual(error.split('\n').slice(0, 4));
    expect(reasonsShown(framed).split('\n').at(-2)?.replace('│ ', '')).toMatch(told);
  });

  test('stays as Terraform wrote it in English', () => {
    process.env['BOSS_LANG'] = 'en';
    expect(reasonsShown(framed)).toBe(framed);
  });
});
