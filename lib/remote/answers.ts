import { visibleText } from '../text/visible-text';
import { closedSets } from './probes';

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
  return `${word} (${maskTemplate(visibleText(detail, 700))})`;
}

/** Text of a host in which neither Terraform nor cdktf finds a template; escaped ones cdktf would still look into. */
export function maskTemplate(text: string): string {
  return text.replaceAll(/([$%])\{/g, '$1\\u{7b}');
}
