import { catalogues } from '../../lib/text/catalogue/text';
/* verifies: what a program says in several lines is told in one, without signs for the ends of lines */
import { refusal } from '../../lib/run/refusal';
import { renderUnmet } from '../../lib/plan/precondition';

const several = 'first line\n  second line\n';

test('of a group that moved', () => {
  const packed = Buffer.from(several).toString('base64');
  const subject = { title: 't', zone: 'z', platformGroup: 'boss', steps: [] };
  expect(refusal(['moved', packed], subject, catalogues.en.run.ledger)?.reason).toBe(
    'the group is not what was planned, nothing was changed: first line; second line; plan again',
  );
});

test('of a precondition', () => {
  expect(
    renderUnmet({ name: 'n', holds: false, what: 'no', got: several, allowed: 'yes', cure: 'wait' }),
  ).toBe('no; got: first line; second line; allowed: yes; cure: wait');
});
