interface Synthesized {
  readonly locals?: Readonly<Record<string, readonly string[]>>;
  readonly resource: {
    readonly null_resource: Readonly<
      Record<
        string,
        {
          readonly lifecycle?: { readonly precondition?: readonly { readonly condition: string }[] };
          readonly depends_on?: readonly string[];
        }
      >
    >;
  };
}

/** Why each resource of a synthesized stack is refused, by address; that Terraform's plan fails for it, and that nothing waits for that, is proven here. */
export function refusalsOf(synthesized: string): Readonly<Record<string, readonly string[]>> {
  const { locals = {}, resource } = JSON.parse(synthesized) as Synthesized;
  const resources = Object.entries(resource.null_resource);
  const refused = resources.filter(([address]) => address.endsWith('_refused'));
  for (const [address, { lifecycle }] of refused) {
    expect(lifecycle?.precondition?.map(({ condition }) => condition)).toEqual([
      `\${length(local.${address}) == 0}`,
    ]);
    expect(locals[address]?.length).toBeGreaterThan(0);
    expect(JSON.stringify(resources)).not.toContain(`null_resource.${address}`);
  }
  return Object.fromEntries(
    refused.map(([address]) => [address.replace(/_refused$/, ''), locals[address] ?? []]),
  );
}
