import { nginxWarnings } from '../../constructs/nginx-warnings';
import { nginxSite } from '../../facts/probes';
import { probeKey } from '../../model/step';

const seen = (word: string, detail: string) =>
  nginxWarnings(
    {
      kind: 'observed',
      hosts: [
        {
          host: 'proxy0',
          kind: 'answered',
          answers: { [probeKey(nginxSite('boss.conf'))]: { word, detail } },
        },
      ],
    },
    'boss.conf',
  );

test('what counts as gone with a doubt is told, and nothing else', () => {
  expect(seen('absent', '${x} was not asked')).toEqual([
    'proxy0: nginx site boss.conf: absent; $\\u{7b}x} was not asked; a reload of nginx there settles it',
  ]);
  expect([...seen('absent', ''), ...seen('unreloaded', 'x'), ...nginxWarnings(undefined, 'x')]).toEqual([]);
});
