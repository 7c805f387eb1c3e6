import type { PartTexts } from './values';
import type { Texts } from './text';

/** Names that parts of the runbook may have: each has its texts in every catalogue, and so has what a job of the platform deploys. */
export type PartName = keyof Texts['parts']['named'] | `${string}_deployed`;

/** What a catalogue tells of a part. */
export function partTexts({ parts }: Texts, name: PartName): PartTexts {
  const named: Readonly<Record<string, PartTexts>> = parts.named;
  return named[name] ?? parts.deployed({ component: name.replace(/_deployed$/, '') });
}
