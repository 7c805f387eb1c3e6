import type { FileRecord } from './firstbox-file';
import type { OpenRun } from './open-run';
import type { LookupOutcome } from './lookup';

/** What one probe answered on one host. */
export interface Answer {
  /** One word of the probe's closed set; `unreadable` is in every set. */
  readonly word: string;
  /** For people: raw text of the host, clipped; never compared, never put into a trigger. */
  readonly detail: string;
}

/** One host's receipt, or why there is none. */
export type HostObservation =
  | {
      readonly host: string;
      readonly kind: 'answered';
      readonly answers: Readonly<Record<string, Answer>>;
      /** How it was asked, where that was not the usual way; for people. @default - as usual */
      readonly detail?: string;
    }
  /** `untrusted`: its host key is not the one that the firstbox knows, so that it may be another machine. */
  | {
      readonly host: string;
      readonly kind: 'unreachable' | 'unreadable' | 'untrusted';
      readonly reason: string;
    };

/** A node group's hosts, or why the group itself could not be read. */
export type GroupObservation =
  | { readonly kind: 'observed'; readonly hosts: readonly HostObservation[] }
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** The platform has no such group, or nobody is in it. */
  | { readonly kind: 'empty'; readonly reason: string }
  /** Only who is in it was asked. */
  | { readonly kind: 'listed'; readonly hosts: readonly string[] };

/** What was seen of files of the firstbox, by the wish's name, else by path. */
export type FileRecords = Readonly<Record<string, FileRecord>>;

/** Everything that was seen of one environment in one look. Saved and replayed as JSON. */
export interface Observations {
  readonly apiVersion: 'boss-cdktf/observations/v1';
  readonly environment: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly observedAt: string;
  /** Keys: node groups, `firstbox` included. Answers are keyed by `probeKey`. */
  readonly groups: Readonly<Record<string, GroupObservation>>;
  /** Files of the firstbox whose content was asked for, by path; one that cannot be edited is an unreadable answer instead. @default - none */
  readonly files?: FileRecords;
  /** Texts of the firstbox, by the lookup's name. @default - none */
  readonly readings?: Readonly<Record<string, LookupOutcome>>;
  /** Runs on the firstbox that did not come to their end. @default - none */
  readonly runs?: readonly OpenRun[];
}
