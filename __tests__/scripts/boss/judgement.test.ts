import type { Checked } from '../../../scripts/boss/check';
import { exitCodes } from '../../../scripts/boss/exit-codes';
import { metricsOf } from '../../../scripts/boss/metrics';
import { statusLine } from '../../../scripts/boss/status';

const checked: Checked = {
  environment: 'pek3a',
  code: exitCodes.differs,
  findings: [
    { environment: 'pek3a', kind: 'drift', part: 'boss_v1_absent', hosts: 'boss[0-1]' },
    { environment: 'pek3a', kind: 'drift', part: 'boss_v1_absent', hosts: 'boss0' },
  ],
  summary: [],
  plan: {
    apiVersion: 'boss-cdktf/summary/v1',
    environment: 'pek3a',
    observedAt: '2026-01-02T03:04:05Z',
    hostCount: 30,
    skipped: [],
    parts: [
      {
        part: 'boss_v1_absent',
        groups: ['boss'],
        differing: 'boss[0-1]',
        differingCount: 2,
        hostCount: 2,
        waves: [],
        facts: [],
        blocked: [],
      },
    ],
  },
};

test.each([
  [[], 0],
  [[0, 2], 2],
  [[2, 3], 3],
  [[3, 1, 2], 1],
  [[1, 4, 3], 4],
  [[4, 5, 0], 5],
])('of the codes %j counts %d', (codes, strongest) => expect(exitCodes.strongest(codes)).toBe(strongest));

test('metrics count facts and tell when it was looked', () => {
  const text = metricsOf([checked]);
  expect(text).toMatch(/^boss_drift\{environment="pek3a"\} 2$/m);
  expect(text).toMatch(/^boss_unhealthy\{environment="pek3a"\} 0$/m);
  expect(text).toMatch(/^boss_look_ok\{environment="pek3a"\} 1$/m);
  expect(text).toMatch(/^boss_look_timestamp_seconds\{environment="pek3a"\} 1767323045$/m);
  expect(text.endsWith('\n')).toBe(true);
});

test('the status is one line', () => {
  expect(statusLine(checked)).toMatch(/^pek3a +differs +30 hosts +boss_v1_absent$/);
});
