import type { TerraformResource } from 'cdktf';

/** Where a group stands in the order of work. */
export interface PlaceInOrder<Group> {
  /** What it waits for directly. */
  readonly after: readonly Group[];
  /** Resources of other kinds that it waits for. */
  readonly others: readonly TerraformResource[];
  /** All groups that are done before it. */
  readonly before: readonly Group[];
  /** The same, and those that have no order with it and are planned before. */
  readonly planned: readonly Group[];
}
