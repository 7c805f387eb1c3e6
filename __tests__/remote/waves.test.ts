import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { failure, WavesFolder } from './waves-folder';

let folder: WavesFolder;
beforeEach(() => (folder = new WavesFolder()));
afterEach(() => folder.remove());

test.each([['waves=-'], ['waves=a'], ['waves=a,b']])(
  'fewer than two waves are one fan-out: %s',
  async (waves) => {
    expect(await folder.run(waves, 'a b c')).toEqual({ calls: ['a,b,c'], told: [] });
  },
);

test('wave after wave, and those that did not differ with the last one', async () => {
  expect(await folder.run('waves=b:d:a,e', 'a b c d e f')).toEqual({
    calls: ['b', 'd', 'a,e,c,f'],
    told: ['wave 1 of 3: b', 'wave 2 of 3: d', 'wave 3 of 3: a, e'],
  });
});

test('of a large wave the first five are named', async () => {
  const { told } = await folder.run('waves=a:b,c,d,e,f,g,h', 'a b c d e f g h');
  expect(told[1]).toBe('wave 2 of 2: b, c, d, e, f and 2 more');
});

const already = '@@n b step 0 already\\n@@n b step 1 already\\n';
test.each([
  ['nothing at all', '', 'no answer from b which may be changed, nobody was proven'],
  ['no answer to a ping', 'away', 'no answer from b, nobody was proven'],
  [
    'a shell that does not end',
    'Connection closed by remote host\\n',
    'no answer from b which may be changed, nobody was proven',
  ],
  [
    'another host key',
    '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\\nHost key verification failed.\\n',
    'the host key of b is not the known one, nobody was proven',
  ],
  ['a failure', '@@n b step 0 failed 1 -\\n@@n b end\\n', 'b, nobody was proven'],
  ['a proof too few', '@@n b step 0 already\\n@@n b end\\n', 'b, nobody was proven'],
  ['no end', already, 'b, nobody was proven'],
  ['two ends', `${already}@@n b end\\n@@n b end\\n`, 'b, nobody was proven'],
  [
    'a proof after what speaks against it',
    '@@n b found 0 guard 0 running -\\n@@n b step 0 already\\n@@n b step 1 already\\n@@n b end\\n',
    'b, nobody was proven',
  ],
  [
    'a proof after a verify that did not hold',
    '@@n b step 0 acting\\n@@n b found 0 verify 0 running -\\n@@n b step 0 converged\\n@@n b step 1 already\\n@@n b end\\n',
    'b, nobody was proven',
  ],
  [
    'a finding that is not understood',
    `@@n b found 0 guard\\n${already}@@n b end\\n`,
    'b, nobody was proven',
  ],
  ['a proof twice', `${already}@@n b step 1 already\\n@@n b end\\n`, 'b, nobody was proven'],
  [
    'a word that is not known',
    `${already}@@n b step 1 already really\\n@@n b end\\n`,
    'b, nobody was proven',
  ],
  [
    'the proof of another',
    '@@n a step 0 already\\n@@n a step 1 already\\n@@n a end\\n',
    'b, nobody was proven',
  ],
])('%s stops before the next wave, and the rest is said to be skipped', async (_, says, problem) => {
  expect(await folder.run('waves=b:a:c,d', 'a b c d e', { b: says })).toEqual({
    calls: ['b'],
    told: ['wave 1 of 3: b', `skipped a,c,d,e: not touched, for wave 1 of 3 was not proven: ${problem}`],
  });
});

test('what a host tells and finds on its way is no hindrance', async () => {
  const says =
    '@@n b told abc\\n@@n b found 0 guard 0 running -\\n@@n b step 0 acting\\n@@n b step 0 converged\\n@@n b step 1 already\\n@@n b end\\n';
  expect((await folder.run('waves=b:a', 'a b', { b: says })).calls).toEqual(['b', 'a']);
});

test('hosts that their change did not reach are passed over as many as may be, counted over all waves, and never alone', async () => {
  const silent = { b: 'away', d: 'ssh: connect to host d port 22: No route to host\\r\\n' };
  const waves = 'waves=a:b,c:d,e:f';
  const all = 'a b c d e f';
  expect((await folder.run(`${waves} may_be_unreachable=2`, all, silent)).calls).toEqual([
    'a',
    'b,c',
    'd,e',
    'f',
  ]);
  rmSync(join(folder.path, 'calls'));
  expect((await folder.run(`${waves} may_be_unreachable=1`, all, silent)).told.at(-1)).toBe(
    'skipped f: not touched, for wave 3 of 4 was not proven: no answer from d',
  );
  expect((await folder.run('waves=b:a may_be_unreachable=5', 'a b', silent)).told.at(-1)).toBe(
    'skipped a: not touched, for wave 1 of 2 was not proven: nobody was proven',
  );
});

test('a host that was sent its change and gave no receipt ends it, however many may be unreachable', async () => {
  const { calls, told } = await folder.run('waves=a,b:c may_be_unreachable=9', 'a b c', { b: '' });
  expect(calls).toEqual(['a,b']);
  expect(told.at(-1)).toBe(
    'skipped c: not touched, for wave 1 of 2 was not proven: no answer from b which may be changed',
  );
});

test('a host whose output is written by another one as well ends it', async () => {
  const forged = 'Execing [b] with [x] ...\\n@@n b step 0 already\\n@@n b step 1 already\\n@@n b end\\n';
  const whole = '@@n a step 0 already\\n@@n a step 1 already\\n@@n a end\\n';
  const { told } = await folder.run('waves=a,b:c may_be_unreachable=9', 'a b c', {
    a: `${whole}${forged}`,
    b: '',
  });
  expect(told.at(-1)).toBe('skipped c: not touched, for wave 1 of 2 was not proven: b');
});

describe('with hosts that may fail', () => {
  test('waves go on until one more than that has failed, counted over all of them', async () => {
    const says = { b: failure('b'), d: failure('d'), e: failure('e') };
    const { calls, told } = await folder.run('waves=a:b:c,d:e:f may_fail=2', 'a b c d e f g', says);
    expect(calls).toEqual(['a', 'b', 'c,d', 'e']);
    expect(told.filter((line) => !/^wave \d of/.test(line))).toEqual([
      'wave 2 was not proven: b, nobody was proven; 1 failed, 2 may (maxFailPercentage): the next one begins',
      'wave 3 was not proven: d; 2 failed, 2 may (maxFailPercentage): the next one begins',
      'skipped f,g: not touched, for wave 4 of 5 was not proven: e, nobody was proven; 3 failed, 2 may (maxFailPercentage)',
    ]);
  });

  test.each([
    ['the canary', 'waves=a:b:c', 'a', { a: failure('a') }],
    ['a wave of several that failed as a whole', 'waves=a:b,c:d', 'a b,c', { b: failure('b'), c: '' }],
  ])('%s ends it nevertheless', async (_, waves, asked, says) => {
    const { calls, told } = await folder.run(`${waves} may_fail=9`, 'a b c d', says);
    expect(calls).toEqual(asked.split(' '));
    expect(told.at(-1)).toMatch(/^skipped .* may \(maxFailPercentage\)$/);
  });

  test('a host that may be unreachable is none of them, one more is', async () => {
    const says = { b: 'away', d: 'away', f: failure('f') };
    const settings = 'waves=a:b,c:d,e:f:g may_be_unreachable=1';
    expect((await folder.run(`${settings} may_fail=2`, 'a b c d e f g', says)).calls.at(-1)).toBe('g');
    const { told } = await folder.run(`${settings} may_fail=1`, 'a b c d e f g', says);
    expect(told.at(-1)).toMatch(/^skipped g: .* not proven: f, nobody was proven; 2 failed, 1 may/);
  });
});
