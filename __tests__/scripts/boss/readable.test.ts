import { readable } from '../../../scripts/boss/readable';

test.each([
  ['null_resource.boss_v1_absent_boss: Destroying... [id=80382077002638]', undefined],
  ['null_resource.boss_v1_absent_boss: Destruction complete after 0s', undefined],
  ['null_resource.boss_v1_absent_boss: Creating...', 'boss_v1_absent_boss: begins'],
  ["null_resource.boss_v1_absent_boss: Provisioning with 'local-exec'...", undefined],
  ['null_resource.boss_v1_absent_boss (local-exec): Executing: ["bash" "../x"]', undefined],
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
  ['Error: local-exec provisioner error', 'Error: local-exec provisioner error'],
  ['boss_v1_absent on boss: not proven', 'boss_v1_absent on boss: not proven'],
])('%s', (line, shown) => {
  expect(readable(line)).toBe(shown);
});
