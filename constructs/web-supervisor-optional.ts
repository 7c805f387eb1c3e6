import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { webSupervisor } from '../components/web-supervisor';
import type { ComponentProps } from './component-props';
import { convergeComponent } from './converge-component';
import type { ConvergedGroup } from './converged-group';
import { literal } from './literal';

/** The web supervisor runs on webservice, and the line that operators add to their hosts file (runbook WebSupervisor). */
export class WebSupervisorOptional extends Construct {
  /** What a later part of the runbook waits for. */
  readonly last: ConvergedGroup | undefined;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    this.last = convergeComponent(this, webSupervisor, props);
    const { domain } = props.environment;
    new TerraformOutput(this, 'url', {
      description: 'The pages of the web supervisor',
      // ASSUMED: as those of BOSS V2, see boss-access.ts.
      value: literal(`http://supervisor.${domain}`),
    }).overrideLogicalId('web_supervisor_url');
    new TerraformOutput(this, 'hosts_line', {
      description:
        'For the hosts file of those who use it; the address is the one that console.DOMAIN has there',
      value: literal(`<address of console.${domain}> supervisor.${domain}`),
    }).overrideLogicalId('web_supervisor_hosts_line');
  }
}
