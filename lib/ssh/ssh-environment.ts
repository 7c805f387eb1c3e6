/**
 * What ssh and the commands that the operator's ssh_config starts get of our variables. Kept back: secrets, and who may read the state
 * (PG*, TF_HTTP_*, Terraform's tokens). All else stays: a ProxyCommand may need what its own program reads.
 */
export function sshEnvironment(variables: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) =>
      value === undefined || /^(BOSS_|PG|TF_|CDKTF_)/.test(name) ? [] : [[name, value] as const],
    ),
  );
}
