import { Ledger } from '../../lib/run/ledger';
import type { RunSubject } from '../../lib/run/run-header';

const nonce = 'abc123';
const pack = (text: string) => Buffer.from(text).toString('base64');
const file: RunSubject = {
  zone: 'unit1',
  title: 'web_supervisor on webservice',
  platformGroup: 'webservice',
  firstboxTargets: ['webservice1'],
  steps: [
    {
      title: 'p from package',
      expect: [{ subject: 'program p', expected: 'settled' }],
      requires: [],
    },
  ],
};

function run(...lines: string[]) {
  return runOf(file, ...lines);
}
function runOf(subject: RunSubject, ...lines: string[]) {
  const ledger = new Ledger(nonce, subject, ['webservice0', 'webservice1'], () => undefined);
  for (const line of lines) ledger.add(`@@${nonce} ${line}`);
  return ledger.close();
}
const already = (host: string) => [`from ${host} step 0 already`, `from ${host} end`];

test('a host that was pushed to and is well was changed; the others were not', () => {
  expect(
    run(
      'bringing 0 webservice1',
      'pushed 0 -',
      ...already('webservice0'),
      ...already('webservice1'),
      'finished',
    ),
  ).toEqual({
    summary: ['p from package: 2 of 2 hosts proven (1 changed, 1 already so)'],
    failures: [],
    hosts: [
      { host: 'webservice0', result: 'proven', changed: false },
      { host: 'webservice1', result: 'proven', changed: true },
    ],
  });
});

test('where one package could not be built, what was not pushed for it is not called changed', () => {
  const [first] = file.steps;
  const steps = [...file.steps, { title: 'q from package', expect: first?.expect ?? [], requires: [] }];
  const hosts = ['webservice0', 'webservice1'];
  const all = runOf(
    { ...file, firstboxTargets: hosts, steps },
    `pushed 1 ${pack('build_pkgs.py ended with 1')}`,
    ...hosts.flatMap((host) => [
      `from ${host} step 0 already`,
      `from ${host} step 1 already`,
      `from ${host} end`,
    ]),
    'finished',
  );
  expect(all.summary[1]).toBe('q from package: 2 of 2 hosts proven (0 changed, 2 already so)');
  expect(all.hosts).toMatchObject(hosts.map((host) => ({ host, changed: false })));
});

test('a job brings its step to every host', () => {
  const { summary } = run(
    'bringing 0 -',
    'pushed 0 -',
    ...already('webservice0'),
    ...already('webservice1'),
    'finished',
  );
  expect(summary).toEqual(['p from package: 2 of 2 hosts proven (2 changed, 0 already so)']);
});

test('a push that ended with anything but 0 fails the run although every host is well, in its own words on one line', () => {
  const said = pack('apt on webservice1: W: old\nwebservice2 not touched\n');
  const { failures } = run(
    `pushed 1 ${said}`,
    ...already('webservice0'),
    ...already('webservice1'),
    'finished',
  );
  expect(failures).toEqual([
    'firstbox: build and push ended with 1 and said: apt on webservice1: W: old; webservice2 not touched',
  ]);
});

test('a host that still differs after the push names what was expected and found', () => {
  const { failures } = run(
    'pushed 0 -',
    ...already('webservice0'),
    'from webservice1 found 0 guard 0 stopped -',
    'from webservice1 step 0 differs',
    'from webservice1 end',
    'finished',
  );
  expect(failures).toEqual([
    'webservice1: p from package: program p: expected settled, found stopped',
    expect.stringMatching(/^firstbox: build and push ended with 0/),
  ]);
});

test.each([
  ['they failed', ['pushed 3 -'], 'the rebuild did not succeed'],
  ['nothing was said of them', [], 'the rebuild did not succeed'],
  ['they ended with 0', ['pushed 0 -'], undefined],
])(
  'where nothing is expected of a host, only the firstbox’s commands prove it: %s',
  (_when, pushed, reason) => {
    const step = { title: 'cache rebuilt', expect: [], requires: [], firstboxLabel: 'the rebuild' };
    const hosts = ['webservice0', 'webservice1'];
    const { failures } = runOf({ ...file, steps: [step] }, ...pushed, ...hosts.flatMap(already), 'finished');
    expect(failures.filter((failure) => !failure.startsWith('firstbox: '))).toEqual(
      reason === undefined ? [] : hosts.map((host) => `${host}: cache rebuilt: ${reason}`),
    );
  },
);

test('words of several lines are shown on one, without codes of characters', () => {
  const ledger = new Ledger(nonce, { ...file, firstboxTargets: [] }, ['webservice0'], () => undefined);
  const said = pack('first\nsecond\n');
  for (const line of [
    `from webservice0 found 0 verify 0 stopped ${pack('a\nb')}`,
    `from webservice0 step 0 failed 1 ${said}`,
    'from webservice0 end',
    'finished',
  ])
    ledger.add(`@@${nonce} ${line}`);
  const [failure = ''] = ledger.close().failures;
  expect(failure).toMatch(/found stopped \(a; b\)/);
  expect(failure).toMatch(/said: first; second$/);
});
