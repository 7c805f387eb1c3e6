import type { FileRecord, FileWish } from '../lib/plan/firstbox-file';
import type { Observations } from '../lib/plan/observation';
import type { Step } from '../lib/plan/step';
import { yamlValues } from '../lib/recipes/yaml-values';

/** One look that saw these files of the firstbox, by the wish's name. */
export const filesSeen = (files: Readonly<Record<string, FileRecord>>): Observations => ({
  apiVersion: 'boss-cdktf/observations/v1',
  environment: 'unit',
  observedAt: '2026-01-02T03:04:05Z',
  groups: {},
  files,
});

/** The step that sets values of a file, rendered of what was seen of it. */
export const editSeen = (wish: FileWish, record: FileRecord): Step =>
  yamlValues(wish).commands(filesSeen({ [wish.name ?? wish.path]: record }));
