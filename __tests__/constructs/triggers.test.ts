import { escapeTemplate } from '../../constructs/escape-template';
import { desiredTrigger, driftTrigger } from '../../constructs/triggers';
import { programsAbsent } from '../../lib/recipes/programs-absent';

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
  expect(earlier).toBe('seen 2026-01-01T00:00:00Z\nboss0: program a: wants absent, found running');
  expect(later).not.toBe(earlier);
});

test('hosts with the same fact are one line, and the time stands once', () => {
  const difference = (host: string, found: string, because: readonly string[] = []) => ({
    host,
    subject: 'program a',
    expected: 'absent',
    found,
    detail: '',
    because,
  });
  const hosts = Array.from({ length: 12 }, (_, index) => `pek3r01n${String(index + 1).padStart(2, '0')}`);
  expect(
    driftTrigger(
      [
        ...hosts.map((host) => difference(host, host === 'pek3r01n07' ? 'fatal' : 'running')),
        difference('boss0', 'running', ['-a']),
        difference('boss1', 'running', ['-b']),
      ],
      'T',
    ),
  ).toBe(
    [
      'seen T',
      'pek3r01n[01-06,08-12]: program a: wants absent, found running',
      'pek3r01n07: program a: wants absent, found fatal',
      'boss0: program a: wants absent, found running',
      '  -a',
      'boss1: program a: wants absent, found running',
      '  -b',
    ].join('\n'),
  );
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
    'seen T\nfirstbox: files: wants none, found some (1: boss.yaml.$\\u{7b}file("/etc/passwd")}%\\u{7b}x}\\u{1b}[2J\\u{a}$\\u{7b}TfToken[TOKEN.1]})',
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
    'seen T\nfirstbox: file x: wants the values desired, found other content\n  @@ -1,1 +1,1 @@\n  -a: $\\u{7b}TfToken[TOKEN.1]}',
  );
});

test('templates in our own text are escaped as Terraform reads them', () => {
  expect(escapeTemplate('a ${b} %{c} $d %e')).toBe('a $${b} %%{c} $d %e');
});
