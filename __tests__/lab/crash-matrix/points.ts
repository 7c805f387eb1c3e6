/** Where a deploy is hit. */
export interface Point {
  /** The resource's address without its type, which is the run's name. */
  readonly address: string;
  readonly step: string;
  readonly when: 'before' | 'after' | 'during';
  /** Extended regular expression of the line that its journal gets next, or of `ssh` and its words. @default - while the installer's job works */
  readonly pattern?: string;
  /**
   * In which of two deploys the watchers of a run (runner, Terraform) are killed here: it goes on without them to its end, so one deploy
   * has one point for each. @default - in none, another point of the same resource stands for it
   */
  readonly pass?: 1 | 2;
  /** Only where the hit before this one was deadly is it come to. @default - no */
  readonly again?: true;
}

type Pass = Point['pass'];
const before = (address: string, step: string, pattern: string, pass?: Pass): Point => ({
  address,
  step,
  when: 'before',
  pattern,
  ...(pass === undefined ? {} : { pass }),
});
const after = (address: string, step: string, pattern: string, pass?: Pass): Point => ({
  ...before(address, step, pattern, pass),
  when: 'after',
});
/** A run goes on to what is next while this line is on its way into the journal: that one is held as well, whichever comes first. */
const pushed = '^(pushed 0|changing)';
/** The installer's job calls it as well, without this option of ssh. */
const ssh = (command: string) => `^ssh .*BatchMode=yes .*django_manage\\.sh ${command}$`;

/**
 * Every recipe of the runbook, in its order, each step with what is before and after it. Groups that are changed by a recipe that stands
 * here already are not hit again. `changing`, `calling` and `updating` are on the disk before the thing is begun.
 */
export const points: readonly Point[] = [
  before('boss_v1_absent_webservice', 'first line of its journal', '^begun '),
  before('boss_v1_absent_boss', 'programs absent on boss0', '^changing boss0$', 1),
  after('boss_v1_absent_boss', 'programs absent on boss0', '^(from boss0 step 0 converged|changing boss1)$'),
  before('boss_v1_absent_boss', 'programs absent on boss1', '^changing .*boss1$'),
  after('boss_v1_absent_boss', 'programs absent on boss1', '^from boss1 step 0 converged$', 2),
  before('boss_v1_absent_proxy', 'nginx site absent', '^changing', 1),
  after('boss_v1_absent_proxy', 'nginx site absent', '^from proxy0 step 0 converged$', 2),
  before('boss_v1_absent_firstbox', 'files absent', '^changing', 1),
  after('boss_v1_absent_firstbox', 'files absent', '^from firstbox step 0 converged$', 2),
  before('notify_webhook_firstbox', 'server.yaml edited', '^changing', 1),
  after('notify_webhook_firstbox', 'server.yaml edited', '^from firstbox step 0 converged$', 2),
  before('notify_webhook_boss', 'server.yaml built and pushed', '^calling', 1),
  after('notify_webhook_boss', 'server.yaml built and pushed', pushed, 2),
  before('boss_v2_deployed_boss', 'deploy job', '^calling', 1),
  { address: 'boss_v2_deployed_boss', step: 'deploy job', when: 'during', pass: 2 },
  after('boss_v2_deployed_boss', 'deploy job', pushed),
  after('boss_v2_deployed_boss', 'programs settled on a host', '^from boss[01] step 1 (already|converged)$'),
  before('boss2_config_firstbox', 'files put', '^changing', 1),
  after('boss2_config_firstbox', 'files put', '^from firstbox step 1 converged$', 2),
  before('boss2_config_boss', 'both files built and pushed', '^calling'),
  before('boss2_config_boss', 'boss2.yaml pushed to boss0', '^updating boss0$', 1),
  before('boss2_config_boss', 'boss2.yaml pushed to boss1', '^updating boss1$'),
  before('boss2_config_boss', 'local_config.yaml pushed to boss0', '^updating boss0$'),
  before('boss2_config_boss', 'local_config.yaml pushed to boss1', '^updating boss1$'),
  after('boss2_config_boss', 'both files built and pushed', pushed, 2),
  before('boss2_packages_firstbox', 'apt index scanned', '^calling', 1),
  after('boss2_packages_firstbox', 'apt index scanned', pushed),
  after('boss2_packages_firstbox', 'packages offered', '^from firstbox step 1 already$', 2),
  before('boss2_packages_boss', 'back end updated on boss0', '^updating boss0$', 1),
  before('boss2_packages_boss', 'database migrated', ssh('migrate')),
  { ...before('boss2_packages_firstbox', 'data of the database', ssh('init_data')), again: true },
  before('boss2_packages_boss', 'back end updated on boss1', '^updating boss1$'),
  before('boss2_packages_boss', 'front end updated on boss0', '^updating boss0$'),
  before('boss2_packages_boss', 'front end updated on boss1', '^updating boss1$'),
  after('boss2_packages_boss', 'both ends updated', pushed, 2),
  before('web_supervisor_webservice', 'package built and pushed', '^calling'),
  before('web_supervisor_webservice', 'package pushed to webservice0', '^updating webservice0$', 1),
  after('web_supervisor_webservice', 'package built and pushed', pushed, 2),
  before('boss2_cache_firstbox', 'cache rebuilt', '^calling', 1),
  after('boss2_cache_firstbox', 'cache rebuilt', pushed, 2),
  before('boss2_health_boss', 'gate', '^changing', 1),
  after('boss2_health_boss', 'gate', '^finished$', 2),
];
