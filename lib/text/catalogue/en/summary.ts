import type { Lists, Numbers, PartTexts, Words } from '../values';
import { count, differ } from './count';

/** A plan as somebody reads it first. `seen` is a time, `hosts` a number or a folded set. */
export const summary = {
  notObserved: ({ environment }: Words<'environment'>) =>
    `${environment}: not observed; the plan compares nothing with the hosts`,
  nothingDiffers: ({ environment, hosts, seen }: Looked) =>
    `${environment}: nothing differs on ${count(hosts, 'host')} (seen ${seen})`,
  refused: ({ environment, hosts, seen }: Looked) =>
    `${environment}: REFUSED, whatever differs on ${count(hosts, 'host')} (seen ${seen})`,
  differs: ({ environment, differing, parts, hosts, seen }: Looked & Numbers<'differing' | 'parts'>) =>
    `${environment}: ${differing} of ${count(parts, 'part')} ${differ(differing)}, ${count(hosts, 'host')} asked (seen ${seen}); in the order of work:`,
  blocked: ({ why }: Words<'why'>) => `BLOCKED ${why}`,
  inSync: ({ parts }: Lists<'parts'>) => `in sync: ${parts.join(', ')}`,
  notCompared: ({ parts }: Lists<'parts'>) =>
    `not compared with hosts, Terraform's plan says whether they are due: ${parts.join(', ')}`,
  skipped: ({ host, reason }: Words<'host' | 'reason'>) =>
    `skipped: ${host}: ${reason}; nothing is done there`,
  warning: ({ text }: Words<'text'>) => `warning: ${text}`,
  noHostKnown: 'no host known to differ',
  hostsDiffer: ({ differing, hosts, names }: Numbers<'differing' | 'hosts'> & Words<'names'>) =>
    `${differing} of ${count(hosts, 'host')} ${differ(differing)}: ${names}`,
  oneAfterTheOther: ({ groups }: Lists<'groups'>) => `${groups.join(', ')} one host after the other`,
  inWaves: ({ groups, sizes }: Lists<'groups'> & { readonly sizes: readonly number[] }) =>
    `${groups.join(', ')} in ${sizes.length} waves of ${sizes.join(', ')}`,
  untilFailed: ({ waves, percent }: Words<'waves'> & Numbers<'percent'>) =>
    `${waves} until over ${percent} % failed`,
  about: ({ does, interrupts, wayBack }: PartTexts) =>
    `does: ${does}; interrupts: ${interrupts}; way back: ${wayBack}`,
  part: ({ number, part, told }: Numbers<'number'> & Words<'part'> & Lists<'told'>) =>
    `${number}. ${part}: ${told.join('; ')}`,
  lastTime: ({ seconds }: Numbers<'seconds'>) => `took ${seconds} s last time`,
  fact: ({ hosts, subject, wanted, found }: Words<'hosts' | 'subject' | 'wanted' | 'found'>) =>
    `${hosts}: ${subject}: wants ${wanted}, found ${found}`,
  more: ({ facts, where }: Numbers<'facts'> & Words<'where'>) => `and ${facts} more ${where}`,
  inSummaryFile: 'in summary.md',
  byJson: 'by --json',
  reasonsBelow: 'the reasons stand below',
};

type Looked = Words<'environment' | 'seen'> & Numbers<'hosts'>;
