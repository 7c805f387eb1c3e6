import type { EnvironmentShape } from './environment-schema';

/** Where Terraform keeps the state of one environment. Who may read it is in no file: Terraform reads that from its own variables. */
export type StateBackend =
  | { readonly backend: 'local' }
  /** A schema for each environment: Terraform has one state in each. */
  | { readonly backend: 'pg'; readonly schema: string }
  | { readonly backend: 'http'; readonly address: string };

/** What a valid file says of it; the schema is called like the environment unless it says otherwise. */
export function stateBackendOf(state: EnvironmentShape['state'], environment: string): StateBackend {
  if (state?.backend === 'pg') return { backend: 'pg', schema: state.schema ?? environment };
  if (state?.backend === 'http' && state.address !== undefined)
    return { backend: 'http', address: state.address };
  return { backend: 'local' };
}
