import { wayWarnings } from '../../constructs/way-warnings';
import type { HostObservation, Observations } from '../../model/observation';

const answered = (host: string, detail?: string): HostObservation => ({
  host,
  kind: 'answered',
  answers: {},
  ...(detail === undefined ? {} : { detail }),
});

test('hosts that were asked in another way stand together, each once, and hold no template', () => {
  const seen: Observations = {
    apiVersion: 'boss-cdktf/observations/v1',
    environment: 'lab1',
    observedAt: '2026-11-28T17:07:56Z',
    groups: {
      boss: {
        kind: 'observed',
        hosts: [answered('boss0', 'by ${x}'), answered('boss1', 'by ${x}'), answered('boss2')],
      },
      hyper: { kind: 'observed', hosts: [answered('boss0', 'by ${x}'), answered('hyper0', 'otherwise')] },
      proxy: { kind: 'unreadable', reason: 'x' },
    },
  };
  expect(wayWarnings(seen)).toEqual(['boss[0-1]: by $\\u{7b}x}', 'hyper0: otherwise']);
  expect(wayWarnings(undefined)).toEqual([]);
});
