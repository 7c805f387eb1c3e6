import { exampleText, messages, validEnvironment } from './valid-environment';

const key = (last: string): string =>
  `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEVYQU1QTEUgT05MWTogTk9UIEEgUkVBTCBLRVkgMDA${last}`;

test('the shortest environment, with every default', () => {
  expect(validEnvironment('somewhere/lab.yaml', exampleText('zone'))).toStrictEqual({
    name: 'lab',
    file: 'somewhere/lab.yaml',
    lines: { zone: 4, domain: 5, installer: 6, topology: 7, place: 8, layout: 9 },
    zone: 'pek3a',
    domain: 'example.com',
    installer: [4, 7, 0],
    topology: 'zone',
    place: 'global',
    layout: 'standard',
    firstbox: { host: 'firstbox.example.com', user: 'root', hostKey: key('x'), jumpHosts: [] },
    groups: { webservice: 'webservice', boss: 'boss', hyper: 'hyper', proxy: 'proxy' },
    fanOut: { engine: 'exec_nodes', width: 10, hostTimeoutSeconds: 120 },
    state: { backend: 'local' },
    boss: { v1: 'absent' },
  });
});

test('every key in use', () => {
  const text = exampleText('region').replace('width: 10', 'width: 3').replace('Seconds: 120', 'Seconds: 9');
  expect(validEnvironment('lab.yaml', text)).toStrictEqual({
    name: 'lab',
    file: 'lab.yaml',
    lines: { zone: 4, region: 5, domain: 6, installer: 7, topology: 8, place: 9, layout: 10 },
    zone: 'pek3a',
    region: 'pek3',
    domain: 'example.com',
    installer: [4, 7, 0],
    topology: 'region',
    place: 'global',
    layout: 'standard',
    firstbox: {
      host: 'firstbox.pek3.example.com',
      port: 22,
      user: 'root',
      hostKey: key('x'),
      sshConfig: 'ssh_config',
      jumpHosts: [{ host: 'jump.example.com', port: 2222, user: 'operator', hostKey: key('y') }],
    },
    groups: {
      webservice: 'pek3a-webservice',
      boss: 'pek3a-boss',
      hyper: 'pek3a-hyper-local',
      proxy: 'pek3a-proxy',
    },
    fanOut: { engine: 'ssh', width: 3, hostTimeoutSeconds: 9 },
    state: { backend: 'pg', schema: 'boss_pek3a' },
    boss: { v1: 'absent' },
  });
});

test.each([
  ['CRLF line ends', (text: string) => text.replace(/\n/g, '\r\n')],
  ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ['no newline at the end', (text: string) => text.trimEnd()],
  ['a document start and end', (text: string) => `---\n${text}...\n`],
  ['Chinese comments', (text: string) => `# 卸载BOSS V1：只在这里\u3000注意\n${text}`],
  ['JSON, which is YAML', (text: string) => text.replace('boss:\n  v1: absent', '"boss": {"v1": "absent"}')],
  ['an empty mapping that may be left out', (text: string) => `${text}groups: {}\nfanOut: {}\n`],
])('%s changes nothing', (_name, change) => {
  const text = exampleText('zone');
  expect(change(text)).not.toBe(text);
  const { lines: _before, ...before } = validEnvironment('lab.yaml', text);
  const { lines: _after, ...after } = validEnvironment('lab.yaml', change(text));
  expect(after).toStrictEqual(before);
});

test('a 4.10 in quotes is newer than 4.9', () => {
  expect(
    validEnvironment('lab.yaml', exampleText('zone').replace("'4.7'", "'4.10'")).installer,
  ).toStrictEqual([4, 10, 0]);
});

test('an override may keep the zone as a mere beginning outside a region', () => {
  const text = `${exampleText('zone')}groups:\n  hyper: pek3ax\n`;
  expect(validEnvironment('lab.yaml', text).groups.hyper).toBe('pek3ax');
});

test.each(['a/Lab.yaml', '-lab.yaml', 'lab_1.yaml', 'lab.yml', '.yaml', '../x/la b.yaml'])(
  'the file name %s does not fit a stack',
  (file) => {
    expect(() => validEnvironment(file, exampleText('zone'))).toThrow(
      `${file}:1:1: the file’s name, which becomes the name of the stack, does not fit; got: \`${file.replace(/.*\//, '')}\``,
    );
  },
);

test('a problem in a file with CRLF and a byte order mark has the place that an editor shows', () => {
  const text = `\uFEFF${exampleText('zone').replace('place: global', 'place: moon')}`.replace(/\n/g, '\r\n');
  const line = text.split('\n').findIndex((content) => content.startsWith('place')) + 1;
  expect(messages(text)).toStrictEqual([
    `lab.yaml:${line}:8: place is not one of the known words; got: \`moon\`; allowed: global or sub; cure: write it as in \`place: global\``,
  ]);
});
