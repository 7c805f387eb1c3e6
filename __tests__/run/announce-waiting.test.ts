import { announceWaiting } from '../../lib/run/announce-waiting';
import { Ledger } from '../../lib/run/ledger';

afterEach(() => jest.useRealTimers());

test('nobody is waited for but the firstbox: that is said, not "0 of 2 hosts"', () => {
  jest.useFakeTimers();
  const subject = { zone: 'unit1', title: 't', platformGroup: 'boss', steps: [] };
  const ledger = new Ledger('n', subject, ['boss0', 'boss1'], () => undefined);
  const said: string[] = [];
  const end = announceWaiting(ledger, (line) => said.push(line));
  ledger.add('@@n from boss0 end');
  jest.advanceTimersByTime(3000);
  ledger.add('@@n from boss1 end');
  jest.advanceTimersByTime(5000);
  end();
  expect(said).toEqual(['waiting for 1 of 2 hosts, 3 s: boss1', 'waiting for the firstbox, 8 s']);
});
