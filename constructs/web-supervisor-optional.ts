import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { webSupervisor } from '../lib/components/web-supervisor';
import type { PartProps } from './boss-v1-absent';
import { declareComponent } from './declare-component';
import { escapeTemplate } from './escape-template';

/**
 * The web supervisor runs on webservice; the outputs are its address and the line for hosts files (runbook WebSupervisor).
 *
 * @throws {Error} when the platform's domain is not given
 */
export class WebSupervisorOptional extends Construct {
  constructor(scope: Construct, id: string, { platform }: PartProps) {
    super(scope, id);
    platform.need(this, 'domain');
    platform.desire(this, ['boss', 'webSupervisor'], 'present');
    declareComponent(this, webSupervisor, platform);
    const { domain } = platform.environment;
    new TerraformOutput(this, 'url', {
      description: 'The pages of the web supervisor',
      // ASSUMED: as those of BOSS V2, see boss-access.ts.
      value: escapeTemplate(`http://supervisor.${domain}`),
    });
    new TerraformOutput(this, 'hosts_line', {
      description:
        'For the hosts file of those who use it; the address is the one that console.DOMAIN has there',
      value: escapeTemplate(`<address of console.${domain}> supervisor.${domain}`),
    });
  }
}
