import type { TerraformResource } from 'cdktf';
import type { ConvergedGroup } from './converged-group';

/** Where a group stands in the order of work. */
export interface PlaceInOrder {
  /** What it waits for directly. */
  readonly after: readonly ConvergedGroup[];
  /** Resources of other kinds that it waits for. */
  readonly others: readonly TerraformResource[];
  /** All groups that are done before it. */
  readonly before: readonly ConvergedGroup[];
  /** The same, and those that have no order with it and are planned before. */
  readonly planned: readonly ConvergedGroup[];
}
