import { TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { ConvergedGroup } from './converged-group';
import type { PlaceInOrder } from './place-in-order';

type Groups = ReadonlySet<ConvergedGroup>;

/**
 * Groups in an order in which each stands behind all that it waits for: by `node.addDependency` on it or on what it stands in.
 *
 * @throws {Error} when some wait for one another
 */
export function orderOfWork(
  groups: readonly ConvergedGroup[],
): readonly (PlaceInOrder<ConvergedGroup> & { readonly group: ConvergedGroup })[] {
  const declared = new Map(groups.map((group) => [group, targetsOf(group)]));
  const waitsFor = new Map(
    groups.map((group) => [
      group,
      new Set(declared.get(group)?.filter((one) => one instanceof ConvergedGroup)),
    ]),
  );
  const closures = closuresOf(groups, waitsFor);
  for (const group of groups.filter(({ rules }) => rules.last === true))
    waitsFor.set(group, new Set([...(waitsFor.get(group) ?? []), ...all(groups, group, closures)]));
  const before = closuresOf(groups, waitsFor);
  const order = [...before.keys()];
  return [...before].map(([group, done], index) => {
    const direct = [...(waitsFor.get(group) ?? [])];
    return {
      group,
      before: groups.filter((one) => done.has(one)),
      planned: order.slice(0, index),
      // Whom another one waits for need not be waited for twice.
      after: direct.filter((one) => !direct.some((other) => before.get(other)?.has(one))),
      others: (declared.get(group) ?? []).filter((one) => one instanceof TerraformResource),
    };
  });
}

/** Every group of its platform in its stack that does not wait for it, and does not come last itself. */
function all(
  groups: readonly ConvergedGroup[],
  last: ConvergedGroup,
  closures: ReadonlyMap<ConvergedGroup, Groups>,
): readonly ConvergedGroup[] {
  const stack = TerraformStack.of(last);
  return groups.filter(
    (one) =>
      one.platform === last.platform &&
      one.rules.last !== true &&
      TerraformStack.of(one) === stack &&
      closures.get(one)?.has(last) !== true,
  );
}

/** All that each waits for, directly or not; those that wait for nobody first. */
function closuresOf(
  groups: readonly ConvergedGroup[],
  waitsFor: ReadonlyMap<ConvergedGroup, Groups>,
): ReadonlyMap<ConvergedGroup, Groups> {
  const closures = new Map<ConvergedGroup, Groups>();
  const visit = (group: ConvergedGroup, path: readonly ConvergedGroup[]): Groups => {
    const known = closures.get(group);
    if (known !== undefined) return known;
    if (path.includes(group)) throw circle([...path.slice(path.indexOf(group)), group]);
    const found = new Set<ConvergedGroup>();
    for (const one of waitsFor.get(group) ?? [])
      for (const each of [one, ...visit(one, [...path, group])]) found.add(each);
    closures.set(group, found);
    return found;
  };
  for (const group of groups) visit(group, []);
  return closures;
}

const circle = (path: readonly ConvergedGroup[]) =>
  new Error(
    `constructs wait for one another; got: ${path.map(({ node }) => node.path).join(' -> ')}; allowed: an order; ` +
      'cure: take one node.addDependency back',
  );

/** Groups and resources of other kinds in what a group, or anything that it stands in, was told to wait for. */
function targetsOf(group: ConvergedGroup): readonly (ConvergedGroup | TerraformResource)[] {
  const targets = group.node.scopes.flatMap(({ node }) => node.dependencies);
  return [...new Set(targets.flatMap(({ node }) => node.findAll()))].filter(
    (one): one is ConvergedGroup | TerraformResource =>
      one !== group &&
      (one instanceof ConvergedGroup || (TerraformResource.isTerraformResource(one) && !isOfGroup(one))),
  );
}

const isOfGroup = ({ node }: IConstruct) => node.scopes.some((scope) => scope instanceof ConvergedGroup);
