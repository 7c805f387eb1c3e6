/** The public API of boss-cdktf: constructs that describe what is desired of a QingCloud platform, and the look that plans them. */
export { BossV1Absent, type PartProps } from './boss-v1-absent';
export { BossV2Deployed, type BossV2DeployedProps } from './boss-v2-deployed';
export { BossV2Requested } from './boss-v2-requested';
export { Boss2Cache } from './boss2-cache';
export { Boss2Config, type Boss2ConfigProps } from './boss2-config';
export { Boss2Health, type Boss2HealthProps } from './boss2-health';
export { Boss2Packages, type Boss2PackagesProps } from './boss2-packages';
export { ComponentDeployed, type ComponentDeployedProps } from './component-deployed';
export { ConvergedGroup, type ConvergedGroupProps } from './converged-group';
export { NotifyWebhook, type NotifyWebhookProps } from './notify-webhook';
export { observe, type ObserveOptions } from './observe';
export { Platform, type PlatformProps } from './platform';
export { WebSupervisorOptional } from './web-supervisor-optional';
export type {
  JumpHost,
  RolloutPolicy,
  VmValue,
  VmVariables,
  WantedPackage,
} from '../lib/environment/environment';
export type { PlanSummary } from '../lib/plan/plan-summary';
export type { DeclaredStep, ObservedStep } from '../lib/plan/declared-step';
export type { Expectation, Probe, Step } from '../lib/plan/step';
export { filesAbsent } from '../lib/recipes/files-absent';
export { nginxSiteAbsent } from '../lib/recipes/nginx-site-absent';
export { programFromPackage } from '../lib/recipes/program-from-package';
export { programsAbsent } from '../lib/recipes/programs-absent';
