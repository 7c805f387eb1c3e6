import { visibleText } from '../model/visible-text';

const supervisorStates = [
  'stopped',
  'starting',
  'running',
  'backoff',
  'stopping',
  'exited',
  'fatal',
  'unknown',
];

/** The closed set of each probe, `unreadable` apart; a word outside it makes the answer unreadable. */
const closedSets: Readonly<Record<string, readonly string[]>> = {
  program_state: ['absent', 'orphaned', ...supervisorStates],
  pending_programs_of_others: ['none', 'foreign'],
  file_sha256: ['absent'],
  package_state: ['absent', 'unfinished', 'outdated', 'installed'],
  program_settled: ['settled', 'restarting', 'absent', 'orphaned', ...supervisorStates],
  programs_settled: ['settled', 'unsettled', 'none'],
  packages_installed: ['none', 'some'],
  path_state: ['absent', 'file', 'directory', 'link', 'other'],
  files_matching: ['none', 'some'],
  nginx_site: ['absent', 'enabled', 'unreloaded'],
  pending_nginx_files_of_others: ['none', 'foreign'],
};

/** Words that need a sentence to be understood in a plan. */
const phrases: Readonly<Record<string, string>> = {
  orphaned: 'orphaned (its process runs on, supervisord does not know it)',
  restarting: 'restarting (it says running, and starts again and again)',
  unfinished: 'unfinished (dpkg did not come to the end of an installation)',
  unreloaded: 'unreloaded (nginx serves a configuration older than sites-enabled)',
};

/** Words whose detail says what a deploy would touch. */
const namesWhatIsTouched: readonly string[] = ['some', 'unsettled'];

/** What `file_sha256` answers of a file that is there. */
const contentHash = /^[0-9a-f]{64}$/;

/** Whether a probe may answer with this word. */
export function isAnswer(fn: string, word: string): boolean {
  if (fn === 'file_sha256' && contentHash.test(word)) return true;
  return word === 'unreadable' || (closedSets[fn]?.includes(word) ?? false);
}

/** An answer as a plan shows it; a host's own text is made visible and holds no template. */
export function phrase(word: string, detail: string): string {
  if (contentHash.test(word)) return 'other content';
  if (!namesWhatIsTouched.includes(word)) return phrases[word] ?? word;
  return `${word} (${withoutTemplates(visibleText(detail, 700))})`;
}

/** Text of a host in which neither Terraform nor cdktf finds a template; escaped ones cdktf would still look into. */
export function withoutTemplates(text: string): string {
  return text.replaceAll(/([$%])\{/g, '$1\\u{7b}');
}
