/** verifies, over a real sshd: a look asks what it is told to, once, and can be kept and replayed; what cannot be asked is an error */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObservationRequest } from '../../lib/remote/questions';
import { look, type LookOptions, type Subject } from '../../lib/observe/look';
import { environmentForTests } from '../environments-for-tests';
import { freePort, type LoopbackSshd, startLoopbackSshd } from './loopback-sshd';

let sshd: LoopbackSshd;
let folder: string;
beforeAll(async () => (sshd = await startLoopbackSshd()));
afterAll(() => sshd.stop());
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-look-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** An environment whose firstbox is this machine, and the state of one of its files. The group's file is never there. */
function subject(name: string, more: Partial<LoopbackSshd['connection']> = {}): Subject {
  const steps = [
    {
      title: 'a file',
      expect: [
        {
          subject: 'file',
          probe: { fn: 'path_state', args: [join(folder, 'asked')] },
          expected: 'absent',
        },
      ],
      requires: [],
      run: [],
    },
  ];
  const requests: readonly ObservationRequest[] = [
    { group: 'firstbox', platformGroup: 'firstbox', steps },
    { group: 'boss', platformGroup: `no-such-group-${process.pid}`, steps },
  ];
  return {
    environment: { ...environmentForTests(), name, firstbox: { ...sshd.connection, ...more } },
    requests,
  };
}

async function lookAt(subjects: readonly Subject[], options: Partial<LookOptions> = {}) {
  const progress: string[] = [];
  const seen = await look(subjects, {
    mode: undefined,
    file: undefined,
    progress: (line) => progress.push(line),
    ...options,
  });
  return { seen, progress };
}
const wordOf = (seen: Awaited<ReturnType<typeof look>>, name: string) => {
  const group = seen.get(name)?.groups['firstbox'];
  const host = group?.kind === 'observed' ? group.hosts[0] : undefined;
  return host?.kind === 'answered' ? Object.values(host.answers).map(({ word }) => word) : host;
};

test('the firstbox answers for itself; a group without a file is told as such, never as hosts in sync', async () => {
  writeFileSync(join(folder, 'asked'), '');
  const { seen } = await lookAt([subject('one')]);
  expect(wordOf(seen, 'one')).toEqual(['file']);
  expect(seen.get('one')?.groups['boss']).toEqual({
    kind: 'empty',
    reason: expect.stringMatching(/^group no-such-group-\d+: there is no file \S+$/) as string,
  });
});

test('what was seen of several environments is kept in one file, and replayed without asking', async () => {
  const file = join(folder, 'seen.json');
  const both = [subject('one'), subject('two')];
  const { seen, progress } = await lookAt(both, { file });
  expect([...seen.keys()]).toEqual(['one', 'two']);
  expect(progress.at(-1)).toBe(`what was observed is saved in ${file}`); // a slow machine tells before how far it is

  writeFileSync(join(folder, 'asked'), 'it is there now');
  const replayed = await lookAt(both, { file });
  expect(wordOf(replayed.seen, 'two')).toEqual(['absent']);
  expect(replayed.progress).toEqual(
    [...seen].map(
      ([name, { observedAt }]) => `${name}: not observed now; replaying ${file}, seen ${observedAt}`,
    ),
  );
  await expect(lookAt([subject('three')], { file })).rejects.toThrow(
    `${file} holds no observations of three, only of one, two; name another file in BOSS_OBSERVATIONS`,
  );
});

test('one firstbox that cannot be asked is an error, and nothing is kept', async () => {
  const file = join(folder, 'seen.json');
  const dead = subject('dead', { port: await freePort() });
  await expect(lookAt([subject('one'), dead], { file })).rejects.toThrow(
    /^firstbox 127\.0\.0\.1: .*Connection refused/,
  );
  expect(existsSync(file)).toBe(false);
});

test('off: nothing is asked, nothing is known; another word is refused', async () => {
  const dead = [subject('dead', { port: await freePort() })];
  expect((await lookAt(dead, { mode: 'off' })).seen.size).toBe(0);
  await expect(lookAt(dead, { mode: 'no' })).rejects.toThrow(
    'BOSS_OBSERVE is "no"; allowed: live, off; unset it to look at the hosts',
  );
});

test('a file that holds something else is named, and stays as it is', async () => {
  const file = join(folder, 'seen.json');
  writeFileSync(file, '[{"environment":"one"}]');
  await expect(lookAt([subject('one')], { file })).rejects.toThrow(
    /seen\.json holds no saved observations: /,
  );
  expect(readFileSync(file, 'utf8')).toBe('[{"environment":"one"}]');
});
