import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { escapeTemplate } from './escape-template';

export interface BossAccessProps {
  readonly domain: string;
  /** As Terraform takes it; what a look found must come from the state, for an output whose value changes makes a plan non-empty. */
  readonly hostsLines: string;
}

/** How people reach BOSS V2 (runbook 登录平台). ASSUMED: by http; which protocol a site has is not published. */
export class BossAccess extends Construct {
  constructor(scope: Construct, id: string, { domain, hostsLines }: BossAccessProps) {
    super(scope, id);
    const output = (name: string, description: string, value: string) =>
      new TerraformOutput(this, name, { description, value });
    output('boss_url', 'The pages of BOSS V2', escapeTemplate(`http://boss.${domain}`));
    output(
      'boss_account',
      'Its built-in account; the default password is in public documents of the platform: change it at the first login',
      escapeTemplate(`boss@${domain}`),
    );
    output(
      'boss_hosts_lines',
      'For the hosts file of those who use it; as the platform exported them when a deploy last changed something',
      hostsLines,
    );
  }
}
