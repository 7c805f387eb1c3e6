import { weakSecretWarnings } from '../../lib/desired/weak-secrets';

test.each([
  ['123456', true],
  ['hunter2!', true],
  ['aaaaaaaaaaa', true],
  ['aG7!xQ9_pL2', false],
  ['111111111111', false],
  ['correct horse battery staple', false],
])('%j is weak: %s, and is not shown', (value, weak) => {
  const warnings = weakSecretWarnings(new Map([['TOKEN', value]]));
  expect(warnings).toHaveLength(weak ? 1 : 0);
  expect(warnings.join()).not.toContain(value);
  if (weak) expect(warnings[0]).toMatch(/^the value of secret TOKEN can be found by trying/);
});
