import { Testing, TerraformStack } from 'cdktf';
import { Preconditions } from '../../constructs/preconditions';
import type { Precondition } from '../../lib/plan/precondition';

const met: Precondition = {
  name: 'installer',
  holds: true,
  what: 'needs an installer; runbook: 要求',
  got: '4.7',
  allowed: '4.3',
  cure: 'upgrade',
};
const unmet: Precondition = {
  ...met,
  name: 'idle',
  holds: false,
  got: 'busy ${file("/etc/passwd")} %{if true}\u001b[2J',
  doubt: 'it is ${path.module}',
};

function synth() {
  const app = Testing.app();
  const stack = new TerraformStack(app, 'unit');
  const made = new Preconditions(stack, 'preconditions', { address: 'x_boss', preconditions: [met, unmet] });
  return { made, locals: (JSON.parse(Testing.synth(stack)) as { locals: unknown }).locals };
}

test('every fact is in the local, and each condition refers to its own', () => {
  const { made, locals } = synth();
  expect(locals).toEqual({
    x_boss_preconditions: {
      installer: { observed: '4.7', holds: true },
      idle: { observed: 'busy $\\u{7b}file("/etc/passwd")} %\\u{7b}if true}\\u{1b}[2J', holds: false },
    },
  });
  expect(made.conditions.map(({ condition }) => String(condition))).toEqual([
    '${local.x_boss_preconditions.installer.holds}',
    '${local.x_boss_preconditions.idle.holds}',
  ]);
});

test('a message has its four parts, and text of the platform is only text in it', () => {
  const { made } = synth();
  expect(made.conditions[0]?.errorMessage).toBe(
    'needs an installer; runbook: 要求; got: 4.7; allowed: 4.3; cure: upgrade',
  );
  expect(made.conditions[1]?.errorMessage).toMatch(/got: busy \$\\u\{7b\}file.*\\u\{1b\}\[2J; allowed/);
  expect(made.text).toBe(
    'installer: 4.7\nidle: busy $\\u{7b}file("/etc/passwd")} %\\u{7b}if true}\\u{1b}[2J',
  );
});

test('a doubt is a warning', () => {
  const { made } = synth();
  expect(made.node.metadata.map(({ type, data }) => `${type} ${String(data)}`)).toEqual([
    '@cdktf/warn x_boss: it is ${path.module}',
  ]);
});
