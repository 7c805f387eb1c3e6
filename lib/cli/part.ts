import { nearCure } from '../text/near-word';
import type { PlanSummary } from '../plan/plan-summary';
import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import { WrongInput } from './subject-of';

/** A part that the environment does not have, with those that it has. */
export class UnknownPart extends WrongInput {
  constructor(part: string, known: readonly string[]) {
    const { noSuchPart, nameOneOfThese } = texts().deploy;
    super(noSuchPart({ got: visibleText(part, 100), known, cure: nearCure(part, known, nameOneOfThese) }));
  }
}

/** Terraform's addresses of a part. @throws {UnknownPart} */
export function addressesOf({ parts }: PlanSummary, name: string): readonly string[] {
  const part = parts.find((one) => one.part === name);
  if (part === undefined)
    throw new UnknownPart(
      name,
      parts.map((one) => one.part),
    );
  return part.groups.map((group) => `null_resource.${part.part}_${group}`);
}

/** Whether a part, or one that it waits for, cannot be carried out. @param summary parts in the order of work */
export function blockedBefore({ parts, blocked }: PlanSummary, name: string): boolean {
  const last = parts.findIndex(({ part }) => part === name);
  return blocked.length > 0 || parts.slice(0, last + 1).some((part) => part.blocked.length > 0);
}
