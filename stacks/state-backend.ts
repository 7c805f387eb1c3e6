import { HttpBackend, LocalBackend, PgBackend, type PgBackendConfig, type TerraformStack } from 'cdktf';
import { escapeTemplate } from '../constructs/escape-template';
import type { Environment } from '../lib/environment/environment';

/**
 * Tells Terraform where the environment's state lives. No credential is written: Terraform reads them from its own variables.
 * @param stateDirectory folder of local states; relative ones count from the stack's folder
 */
export function placeState(
  stack: TerraformStack,
  { name, state }: Environment,
  stateDirectory: string,
): void {
  if (state.backend === 'pg') {
    // cdktf wants a connStr; without one Terraform asks PG_CONN_STR and PGHOST, PGUSER …, with an empty one OpenTofu would not.
    new PgBackend(stack, { schemaName: state.schema } as PgBackendConfig);
  } else if (state.backend === 'http') {
    const address = escapeTemplate(state.address);
    // Without the two addresses Terraform would not lock at all.
    new HttpBackend(stack, { address, lockAddress: address, unlockAddress: address });
  } else new LocalBackend(stack, { path: escapeTemplate(`${stateDirectory}/${name}.tfstate`) });
}
