import { visibleText } from '../text/visible-text';

const supervisorStates = [
  'stopped',
  'starting',
  'running',
  'backoff',
  'stopping',
  'exited',
  'fatal',
  'unknown',
] as const;

/** The closed set of each probe, `unreadable` apart; a word outside it makes the answer unreadable. */
export const closedSets = {
  program_state: ['absent', 'orphaned', 'unsupervised', ...supervisorStates],
  pending_programs_of_others: ['none', 'foreign'],
  pending_programs_in_the_way: ['none', 'foreign'],
  supervisor_parts: ['own', 'shared'],
  program_definitions: ['none', 'some'],
  file_sha256: ['absent'],
  file_content: ['absent', 'as-desired', 'different'],
  packaged_content: ['absent', 'as-desired', 'different'],
  file_version: ['absent'],
  file_readers: ['absent', 'private', 'public'],
  package_state: ['absent', 'unfinished', 'outdated', 'installed'],
  package_is: ['installed', 'other', 'absent', 'unfinished'],
  newest_in_index: ['newest', 'missing', 'newer'],
  newer_in_index: ['none', 'newer'],
  package_place: ['free', 'taken'],
  boss2_database: ['migrated', 'unmigrated'],
  program_settled: ['settled', 'restarting', 'absent', 'orphaned', 'unsupervised', ...supervisorStates],
  areyouok: ['healthy', 'unhealthy', 'unproven', 'absent'],
  boss2_versions: ['told', 'unproven', 'absent'],
  programs_settled: ['settled', 'unsettled', 'none'],
  packages_installed: ['none', 'some'],
  path_state: ['absent', 'file', 'directory', 'link', 'other'],
  files_matching: ['none', 'some'],
  nginx_site: ['absent', 'enabled', 'copied', 'unreloaded'],
  pending_nginx_files_of_others: ['none', 'foreign'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Words that need a sentence to be understood in a plan. */
const phrases: Readonly<Record<string, string>> = {
  different: 'other content',
  restarting: 'restarting (it says running, and starts again and again)',
  unfinished: 'unfinished (dpkg did not come to the end of an installation)',
  unproven: 'unproven (areyouok said something that is not understood)',
};

/** Words that say little without their detail. */
const toldWithDetail: readonly string[] = [
  'some',
  'copied',
  'orphaned',
  'unsupervised',
  'none',
  'other',
  'missing',
  'newer',
  'unmigrated',
  'unsettled',
  'unreloaded',
];

/** What `file_sha256` answers of a file that is there. */
const contentHash = /^[0-9a-f]{64}$/;

/** What `os_release` answers. */
const release = /^\d{1,3}(?:\.\d{1,3}){1,3}$/;

/** What `file_version` answers of a file that is there. */
const version = /^\d+-\d+-\d+\.\d{9}$/;

/** Whether a probe may answer with this word. */
export function isAnswer(fn: string, word: string): boolean {
  if (fn === 'file_sha256' && contentHash.test(word)) return true;
  if (fn === 'os_release' && release.test(word)) return true;
  if (fn === 'file_version' && version.test(word)) return true;
  const sets: Readonly<Record<string, readonly string[]>> = closedSets;
  return word === 'unreadable' || (sets[fn]?.includes(word) ?? false);
}

/** An answer as a plan shows it; a host's own text is made visible and holds no template. */
export function phrase(word: string, detail: string): string {
  if (contentHash.test(word)) return 'other content';
  if (!toldWithDetail.includes(word) || detail === '') return phrases[word] ?? word;
  return `${word} (${withoutTemplates(visibleText(detail, 700))})`;
}

/** Text of a host in which neither Terraform nor cdktf finds a template; escaped ones cdktf would still look into. */
export function withoutTemplates(text: string): string {
  return text.replaceAll(/([$%])\{/g, '$1\\u{7b}');
}
