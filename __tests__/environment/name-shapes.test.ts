import {
  databaseSchema,
  debFile,
  domainName,
  environmentName,
  groupName,
  isHost,
  isStateAddress,
  plainPath,
  userName,
  zoneId,
} from '../../lib/environment/name-shapes';

const shapes: Readonly<Record<string, (text: string) => boolean>> = {
  zone: (text) => zoneId.test(text),
  group: (text) => groupName.test(text),
  environment: (text) => environmentName.test(text),
  user: (text) => userName.test(text),
  path: (text) => plainPath.test(text),
  domain: (text) => domainName.test(text),
  host: isHost,
  schema: (text) => databaseSchema.test(text),
  state: isStateAddress,
};

const hostile = [
  '',
  '-x',
  '--',
  ' x',
  'x ',
  'x\n',
  '\nx',
  'x y',
  '$(x)',
  '${x}',
  '%{x}',
  '`x`',
  'x;y',
  'x|y',
  'x,y',
  "x'",
  'x"',
  'x*',
  'x?',
  '[x]',
  'x\\y',
  'x:y',
  'x#y',
  'x=y',
  '!x',
  '%h',
  'x\0',
  'x\u00a0y',
];

test.each(Object.keys(shapes))('nothing that a shell, ssh or Terraform would take apart is a %s', (shape) => {
  expect(hostile.filter((text) => shapes[shape]?.(text) ?? true)).toStrictEqual([]);
});

test.each([
  ['zone', ['pek3a', 'devops1a', 'allinone'], ['Pek3a', '3pek', 'pek-3a', 'pek_3', 'a'.repeat(33)]],
  [
    'group',
    ['boss', 'devops1a-boss', 'non-vg-phy', 'hyper-local'],
    ['boss-', 'a--b', 'Boss', '..', 'a/b', 'a'.repeat(65)],
  ],
  ['environment', ['pek3a', '1', 'pek3-a'], ['Pek', 'a_b', 'a.b', 'a'.repeat(64)]],
  ['user', ['root', '_apt', 'Li.Wei', 'a-b'], ['1a', 'a@b', 'a'.repeat(33), 'DOMAIN\\u']],
  [
    'path',
    ['ssh_config', '../a/b.conf', '/etc/ssh/config', '配置/ssh'],
    ['~/.ssh/config', '-F', 'a b', 'a"b'],
  ],
  [
    'domain',
    ['example.com', 'qc.example.com', 'xn--fiqs8s.cn'],
    ['example', 'Example.com', 'a..b', '-a.com', 'a-.com', 'http://a.com', 'a.com.', '10.0.0.1'],
  ],
  [
    'host',
    ['firstbox', 'firstbox.lab', 'fb_1', '10.77.0.1', '1box'],
    ['10.0.0.300', '10.0.1', '1.2.3.4.5', 'a..b', '.a', 'a.', 'A', 'fe80::1', 'root@a'],
  ],
  ['schema', ['pek3a', 'boss_2-x', '1'], ['pg_boss', 'Boss', '"a"', 'a.b', 'a'.repeat(64)]],
  [
    'state',
    ['https://a.example/b', 'https://10.0.0.1:8443/b/c-d', 'http://127.0.0.1:1/b', 'http://localhost/b%2Fc'],
    [
      ...[
        'http://a.example/b',
        'https://u@a.example/b',
        'https://u:p@a.example/b',
        'https://a.example/b?t=1',
      ],
      ...[
        'https://a.example/b#t',
        'https://a.example',
        'https://a.example:99999/b',
        'ftp://a.example/b',
        'https://a.example/%h',
      ],
    ],
  ],
])('%s', (shape, good, bad) => {
  expect(good.filter((text) => !shapes[shape]?.(text))).toStrictEqual([]);
  expect(bad.filter((text) => shapes[shape]?.(text))).toStrictEqual([]);
});

test('the name of a .deb may hold what dpkg and a browser put there, and nothing that quotes or expands', () => {
  const good = [
    'debs/manager_2.1.0~rc1_all.deb',
    'x_1%3a2.0_all.deb',
    '/a b/x (1).deb',
    'x_1:2.0.deb',
    '包/x.deb',
    '../x+y@z.deb',
  ];
  expect(good.filter((text) => !debFile.test(text))).toStrictEqual([]);
  const allowed = ['x y', 'x,y', 'x:y', 'x=y', '%h'];
  const bad = [...hostile.filter((text) => !allowed.includes(text)), '~/x.deb', 'a$b', 'a\nb', '\u202ex.deb'];
  expect(bad.filter((text) => debFile.test(text))).toStrictEqual([]);
});
