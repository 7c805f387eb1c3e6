import type { ComponentWish, Environment, VmVariables } from './environment';

/** A component that a deploy job of the platform brings, by its name. */
export interface DeployedWish extends ComponentWish {
  /** As in the key `deploy_<name>`. */
  readonly name: string;
}

/** Of cronus the group and the packages are known, so that its variables alone stand under its name. */
const isWhole = (name: string, wish: ComponentWish | VmVariables): wish is ComponentWish =>
  name !== 'cronus' && 'packages' in wish;

/**
 * cronus lives on the nodes of the group influxdb (runbook: 需要环境中部署`cronus`服务).
 *
 * ASSUMED: every package that it brings to a node begins with `pitrix-cronus`. Where none does, the deploy
 * fails and says so; `deploy_cronus: 1` in variables.yaml is no proof, the job writes it first.
 */
export const cronusWish = (variables: VmVariables = {}): DeployedWish => ({
  name: 'cronus',
  group: 'influxdb',
  packages: ['pitrix-cronus*'],
  variables,
});

/** The components that an environment asks a deploy job for, in the order of its file; BOSS V2 has keys of its own. */
export function deployedComponents({
  components = {},
}: Pick<Environment, 'components'>): readonly DeployedWish[] {
  return Object.entries(components).map(([name, wish]) =>
    isWhole(name, wish) ? { name, ...wish } : cronusWish(wish),
  );
}
