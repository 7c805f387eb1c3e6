import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { shellFile } from '../../lib/remote/shell-file';
import { failure, WavesFolder } from './waves-folder';

let folder: WavesFolder;
beforeEach(() => (folder = new WavesFolder()));
afterEach(() => folder.remove());

describe('the holder of the virtual address', () => {
  const named =
    '10.0.0.1 lab-proxy.example proxy # the VIP\n#10.0.0.9 proxy\n10.0.0.2 proxy0.example proxy0\n';
  const run = async (has: Readonly<Record<string, string>>, etcHosts = named) => {
    for (const [host, word] of Object.entries(has)) writeFileSync(join(folder.path, `has-${host}`), word);
    return folder.run('waves=p0:p1 vip_name=proxy', 'p0 p1 p2', {}, etcHosts);
  };

  test.each([
    ['the last one', 'p0', 'p1 p2 p3', 'skipped p0'],
    ['not known', 'none', 'p0 p1', ''],
    ['not to be changed', 'p9', 'p0 p1 p2 p3', undefined],
  ])('is %s: after a failure nothing is done where it may be', async (_, holder, asked, skipped) => {
    writeFileSync(join(folder.path, `has-${holder}`), 'yes');
    const says = { [holder === 'p0' ? 'p2' : 'p1']: failure(holder === 'p0' ? 'p2' : 'p1') };
    const settings = 'waves=p0:p1:p2:p3 vip_name=proxy may_fail=4';
    const { calls, told } = await folder.run(settings, 'p0 p1 p2 p3 p9', says, named);
    expect(calls[0]).toBe('p0,p1,p2,p3,p9');
    expect(calls.slice(1).flatMap((one) => one.split(',')[0])).toEqual(asked.split(' '));
    const why = 'not touched, for the address proxy may be on it and a host before it was not proven: p';
    if (skipped === undefined) expect(told.at(-1)).toMatch(/^wave 4 of 4/);
    else expect(told.at(-1)).toContain(why);
  });

  test('comes last', async () => {
    expect(await run({ p0: 'yes', p1: 'no', p2: 'no' })).toEqual({
      calls: ['p0,p1,p2', 'p1', 'p0,p2'],
      told: ['p0 holds 10.0.0.1 (proxy): it is changed last', 'wave 1 of 2: p1', 'wave 2 of 2: p0'],
    });
  });

  test('is asked for by plain ssh; only where one does not answer so, all are asked as they are changed', async () => {
    for (const host of ['p0', 'p1', 'p2']) writeFileSync(join(folder.path, `ssh-${host}`), '');
    const last = 'p0 holds 10.0.0.1 (proxy): it is changed last';
    const all = await run({ p0: 'yes', p1: 'no', p2: 'no' });
    expect([all.calls, all.told[0]]).toEqual([['p1', 'p0,p2'], last]);
    rmSync(join(folder.path, 'calls'));
    rmSync(join(folder.path, 'ssh-p2'));
    const notAll = await run({ p0: 'yes', p1: 'no', p2: 'no' });
    expect([notAll.calls, notAll.told[0]]).toEqual([['p0,p1,p2', 'p1', 'p0,p2'], last]);
  });

  test('is not among those that are changed', async () => {
    expect((await run({ p0: 'no', p1: 'no', p2: 'yes' })).told[0]).toBe(
      'p2 holds 10.0.0.1 (proxy) and is not to be changed',
    );
  });

  test.each([
    ['nobody', { p0: 'no', p1: 'unreadable' }, 'p0 no, p1 unreadable, p2 no answer'],
    ['several', { p0: 'yes', p1: 'yes', p2: 'no' }, 'p0 yes, p1 yes, p2 no'],
  ])('is %s: that is said, and the order is that of the names', async (_, has, said) => {
    expect(await run(has)).toEqual({
      calls: ['p0,p1,p2', 'p0', 'p1,p2'],
      told: [
        `not exactly one host is seen to hold 10.0.0.1 (proxy): ${said}; hosts are changed in the order of their names`,
        'wave 1 of 2: p0',
        'wave 2 of 2: p1',
      ],
    });
  });

  test('is none whose name another one gave as well', async () => {
    const has = { p0: 'yes\n@@n p9 holds yes', p1: 'no', p2: 'no' };
    expect((await run(has)).told[0]).toBe(
      'not exactly one host is seen to hold 10.0.0.1 (proxy): p0 two hosts may have answered under its name, p1 no, p2 no; hosts are changed in the order of their names',
    );
  });

  test.each([
    ['none', '10.0.0.2 proxy0\n', 'none'],
    ['two addresses', '10.0.0.1 proxy\n10.0.0.3 proxy\n', '10.0.0.1 10.0.0.3'],
    ['no address', 'fe80::1 proxy\n', 'fe80::1'],
  ])('is not asked for where /etc/hosts gives %s', async (_, text, given) => {
    expect(await run({ p1: 'yes' }, text)).toEqual({
      calls: ['p0', 'p1,p2'],
      told: [
        expect.stringContaining(`proxy is not known: /etc/hosts gives ${given};`),
        'wave 1 of 2: p0',
        'wave 2 of 2: p1',
      ],
    });
  });
});

test('a host says whether one of its interfaces has the address, and nothing like it', async () => {
  const program = `ip() { printf '%s\\n' "$listed"; }\n${shellFile('firstbox/holder-last.sh')}\nholds_address 10.0.0.1 n -`;
  const asked = async (shown: string) =>
    (await execa('bash', ['-s'], { input: program, env: { listed: shown } })).stdout.trim().split(' ').at(-1);
  expect(await asked('1: lo inet 127.0.0.1/8\n2: eth0    inet 10.0.0.1/24 brd 10.0.0.255')).toBe('yes');
  expect(await asked('2: eth0    inet 10.0.0.11/24 brd 10.0.0.1')).toBe('no');
  expect(await asked('2: eth0    inet 110.0.0.1/24')).toBe('no');
  expect(await asked('')).toBe('unreadable');
});
