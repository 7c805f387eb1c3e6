import { rolloutOf } from '../../lib/plan/rollout';
import { virtualName, wavesOf } from '../../lib/plan/waves';
import { environmentForTests } from '../environments-for-tests';

const named = (count: number) => Array.from({ length: count }, (_, index) => `h${index}`);
const sizes = (group: string, count: number) => wavesOf(group, named(count)).map((wave) => wave.length);

test('webservice, boss and proxy are changed one host after the other', () => {
  expect(wavesOf('boss', ['boss0', 'boss1'])).toEqual([['boss0'], ['boss1']]);
  expect([sizes('webservice', 3), sizes('proxy', 2)]).toEqual([
    [1, 1, 1],
    [1, 1],
  ]);
});

test.each([
  [0, []],
  [1, [1]],
  [2, [1, 1]],
  [3, [1, 1, 1]],
  [19, [1, 1, 17]],
  [20, [1, 2, 17]],
  [300, [1, 30, 269]],
])('%d hypers: a canary, a tenth, the rest', (count, expected) => {
  expect(sizes('hyper', count)).toEqual(expected);
  expect(wavesOf('hyper', named(count)).flat()).toEqual(named(count));
});

test('other groups have no order', () => {
  expect([sizes('influxdb', 3), sizes('firstbox', 1)]).toEqual([[], []]);
});

test('only proxies have a virtual address, whose name carries the zone in a region', () => {
  expect(virtualName(environmentForTests(), 'proxy')).toBe('proxy');
  expect(virtualName(environmentForTests('region'), 'proxy')).toBe('unit1a-proxy');
  expect(virtualName(environmentForTests(), 'boss')).toBeUndefined();
});

test('a run file holds order and policy only where there is something to say', () => {
  const environment = { ...environmentForTests(), rollout: { hyper: { maxUnreachable: 2 } } };
  const dead = { host: 'h9', reason: 'no route' };
  expect(rolloutOf(environment, 'boss', ['boss0'], [])).toEqual({});
  expect(rolloutOf(environment, 'proxy', ['proxy0', 'proxy1'], [])).toEqual({
    waves: [['proxy0'], ['proxy1']],
    virtualName: 'proxy',
  });
  const failing = {
    ...environmentForTests(),
    rollout: { hyper: { maxUnreachable: 0, maxFailPercentage: 10 } },
  };
  expect(rolloutOf(failing, 'hyper', ['h0', 'h1'], [])).toEqual({
    waves: [['h0'], ['h1']],
    maxFailPercentage: 10,
  });
  expect(rolloutOf(failing, 'hyper', ['h0'], [])).toEqual({});
  expect(rolloutOf(environment, 'hyper', [], [dead])).toEqual({ excluded: [dead], maxUnreachable: 2 });
});
