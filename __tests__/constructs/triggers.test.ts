import { literal } from '../../constructs/literal';
import { desiredTrigger, driftTrigger } from '../../constructs/triggers';
import { programsAbsent } from '../../recipes/programs-absent';

test('desired is one readable line per expectation, no commands', () => {
  expect(desiredTrigger([programsAbsent(['boss_daemon'])])).toBe(
    'program boss_daemon: absent\nfile /etc/supervisor/conf.d/boss_daemon.conf: absent',
  );
});

test('the same drift seen later is another reason', () => {
  const difference = {
    host: 'boss0',
    subject: 'program a',
    expected: 'absent',
    found: 'running',
    detail: 'pid 7',
    because: [],
  };
  const [earlier, later] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'].map((time) =>
    driftTrigger([difference], time),
  );
  expect(earlier).toBe('boss0: program a: wants absent, found running (seen 2026-01-01T00:00:00Z)');
  expect(later).not.toBe(earlier);
});

test('names of files that would go are shown, with nothing in them that Terraform or a terminal acts on', () => {
  const difference = {
    host: 'firstbox',
    subject: 'files',
    expected: 'none',
    found: 'some',
    detail: '1: boss.yaml.${file("/etc/passwd")}%{x}\u001b[2J\n${TfToken[TOKEN.1]}',
    because: [],
  };
  const line = driftTrigger([difference], 'T');
  expect(line).toBe(
    'firstbox: files: wants none, found some (1: boss.yaml.$\\u{7b}file("/etc/passwd")}%\\u{7b}x}\\u{1b}[2J\\u{a}$\\u{7b}TfToken[TOKEN.1]}) (seen T)',
  );
});

test('lines of a host’s file are shown below the difference, without templates', () => {
  const difference = {
    host: 'firstbox',
    subject: 'file x',
    expected: 'the values desired',
    found: 'a'.repeat(64),
    detail: '',
    because: ['@@ -1,1 +1,1 @@', '-a: ${TfToken[TOKEN.1]}'],
  };
  expect(driftTrigger([difference], 'T')).toBe(
    'firstbox: file x: wants the values desired, found other content (seen T)\n  @@ -1,1 +1,1 @@\n  -a: $\\u{7b}TfToken[TOKEN.1]}',
  );
});

test('templates in our own text are escaped as Terraform reads them', () => {
  expect(literal('a ${b} %{c} $d %e')).toBe('a $${b} %%{c} $d %e');
});
