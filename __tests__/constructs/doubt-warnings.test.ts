import { doubtWarnings } from '../../constructs/doubt-warnings';
import { nginxSite } from '../../lib/remote/probes';
import { probeKey } from '../../lib/plan/step';
import { nginxSiteAbsent } from '../../lib/recipes/nginx-site-absent';

const steps = [nginxSiteAbsent('boss.conf', 9090)];
const seen = (word: string, detail: string) =>
  doubtWarnings(
    {
      kind: 'observed',
      hosts: [
        {
          host: 'proxy0',
          kind: 'answered',
          answers: { [probeKey(nginxSite('boss.conf', 9090))]: { word, detail } },
        },
      ],
    },
    steps,
  );

test('what counts as gone with a doubt is told, and nothing else', () => {
  expect(seen('absent', '${x} was not asked')).toEqual([
    'proxy0: nginx site boss.conf: absent; $\\u{7b}x} was not asked',
  ]);
  expect([...seen('absent', ''), ...seen('unreloaded', 'x'), ...doubtWarnings(undefined, steps)]).toEqual([]);
});
