import { TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

/** A construct's address in its stack: the ids on the way to it, as a plain word. */
export function addressOf(construct: IConstruct): string {
  const stack = TerraformStack.of(construct);
  const ids = construct.node.scopes.slice(stack.node.scopes.length).map(({ node }) => node.id);
  const word = ids.join('_').replaceAll(/[^A-Za-z0-9_]/g, '_');
  return /^[A-Za-z_]/.test(word) ? word : `_${word}`;
}

/** @throws {Error} when another resource of its type in the stack has the address, for one of the two would be lost in silence */
export function refuseSharedAddress(resource: TerraformResource, by: IConstruct): void {
  const others = TerraformStack.of(resource).node.findAll();
  const same = others.find(
    (one) =>
      one !== resource &&
      TerraformResource.isTerraformResource(one) &&
      one.terraformResourceType === resource.terraformResourceType &&
      one.friendlyUniqueId === resource.friendlyUniqueId,
  );
  if (same !== undefined)
    throw new Error(
      `two resources of one stack have the address ${resource.terraformResourceType}.${resource.friendlyUniqueId}; ` +
        `got: ${same.node.scope?.node.path ?? same.node.path} and ${by.node.path}; allowed: one; cure: give one of them another id`,
    );
}

/** Addresses of those in the construct's stack; a stack waits for the others as a whole. */
export function addressesInStackOf(construct: IConstruct, resources: readonly TerraformResource[]): string[] {
  const stack = TerraformStack.of(construct);
  return resources.flatMap((resource) => {
    if (TerraformStack.of(resource) === stack)
      return [`${resource.terraformResourceType}.${resource.friendlyUniqueId}`];
    stack.addDependency(TerraformStack.of(resource));
    return [];
  });
}
