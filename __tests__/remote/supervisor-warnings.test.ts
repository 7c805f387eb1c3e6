import { standInHost, type StandInHost } from './supervisor-host';

let host: StandInHost;
beforeEach(() => (host = standInHost()));
afterEach(() => host.remove());

/** What newer Pythons say before every answer; and older ones cannot read a Chinese comment in the locale C. */
const warn = `echo '/usr/lib/python3/dist-packages/supervisor/options.py:9: UserWarning: pkg_resources is deprecated' >&2`;
const needsUtf8 = `[ "$LC_ALL" != C ] || { echo "Error: 'ascii' codec can't decode byte 0xe4" >&2; exit 2; }`;
const answers = (text: string) =>
  host.command('supervisorctl', `${warn}\n${needsUtf8}\ncase $1 in\n${text}\nesac`);

test('warnings beside the answer to reread are no pending change', async () => {
  answers(`reread) echo 'No config updates to processes' ;;`);
  expect(await host.ask('pending_programs_of_others', 'a')).toEqual({ word: 'none', detail: '' });
});

test('warnings beside the pid of a daemon without programs hide nothing', async () => {
  answers(`status) ;; pid) echo 812 ;;`);
  expect((await host.ask('program_state', 'boss_test_nobody')).word).toBe('absent');
});

test('where nothing but a warning came, it is told', async () => {
  answers(`reread) ;; status) ;; pid) ;;`);
  expect(await host.ask('pending_programs_of_others', 'a')).toEqual({
    word: 'unreadable',
    detail: expect.stringContaining('UserWarning') as string,
  });
  expect(await host.ask('program_state', 'a')).toEqual({
    word: 'unreadable',
    detail: expect.stringContaining('UserWarning') as string,
  });
});
