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

/** What probes answer beside the words of their closed sets, and how that is told. */
const open: Readonly<Record<string, { readonly fits: RegExp; readonly told: string }>> = {
  file_sha256: { fits: contentHash, told: 'a sha256' },
  os_release: { fits: /^\d{1,3}(?:\.\d{1,3}){1,3}$/, told: 'a version' },
  file_version: { fits: /^\d+-\d+-\d+\.\d{9}$/, told: 'inode, size and time of a file' },
};
const sets: Readonly<Record<string, readonly string[]>> = closedSets;

/** Whether a probe may answer with this word. */
export const isAnswer = (fn: string, word: string): boolean =>
  word === 'unreadable' || open[fn]?.fits.test(word) === true || sets[fn]?.includes(word) === true;

/** What a probe may answer, for people; of one that is not known, which there are. */
export function answersOf(fn: string): string {
  const told = [...(sets[fn] ?? []), ...(open[fn] === undefined ? [] : [open[fn].told])];
  return told.length > 0
    ? told.join(', ')
    : `the probes ${[...new Set([...Object.keys(sets), ...Object.keys(open)])].sort().join(', ')}`;
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
