import type { Environment } from '../../environment/environment';
import type { Observations } from '../../plan/observation';
import type { Precondition } from '../../plan/precondition';
import { kept } from '../../text/catalogue/en/kept';
import { topologyUrl } from '../topology';
import { fact, isFact, told } from './fact';

const { cronus: say } = kept.jobs;

interface Proof {
  readonly says: 'holds' | 'does not hold' | 'no answer';
  readonly text: string;
}

/**
 * Cronus runs, as far as the platform can prove it: no single sign is proof. The topology counts where it
 * answers; its silence alone is no reason, because the firstbox may not reach that address.
 */
export function cronusIsDeployed(environment: Environment, seen: Observations): Precondition {
  const topology = topologyProof(environment, seen);
  const proofs = [groupProof(seen), variablesProof(environment, seen), topology];
  const proven = proofs.every(
    (proof) => proof.says === 'holds' || (proof === topology && proof.says === 'no answer'),
  );
  const planned = environment.components?.['cronus'] !== undefined;
  const got = proofs.map(({ says, text }) => `${text}: ${say.says[says]}`).join('; ');
  return {
    name: 'cronus',
    holds: proven || planned,
    what: say.what,
    got: !proven && planned ? say.plannedBefore({ got }) : got,
    allowed: say.allowed,
    cure: say.cure,
    ...(proven && topology.says === 'no answer' ? { doubt: say.doubt({ url: topology.text }) } : {}),
  };
}

function groupProof({ groups }: Observations): Proof {
  const group = groups['influxdb'];
  if (group?.kind === 'listed') return { says: 'holds', text: `group influxdb (${group.hosts.join(', ')})` };
  if (group?.kind === 'observed')
    return { says: 'holds', text: `group influxdb (${group.hosts.map(({ host }) => host).join(', ')})` };
  return { says: 'does not hold', text: group?.reason ?? say.groupNotAsked };
}

function variablesProof({ topology }: Environment, seen: Observations): Proof {
  const deployed = fact(seen, 'variables.yaml', 'deploy_cronus');
  const own = fact(seen, 'variables.yaml', 'is_cronus_master_zone');
  const masters = fact(seen, 'variables.yaml', 'cronus_master_zones');
  const mastered = topology === 'zone' ? isFact(own, '1') : 'value' in masters && /^\S+$/.test(masters.value);
  const text =
    'unknown' in masters
      ? told(masters)
      : `deploy_cronus ${told(deployed)}, master zones ${masters.value || 'none'}`;
  return {
    says: isFact(deployed, '1') && mastered ? 'holds' : 'does not hold',
    text: `variables.yaml (${text})`,
  };
}

function topologyProof(environment: Environment, seen: Observations): Proof {
  const url = topologyUrl(environment);
  const status = fact(seen, 'topology', 'status');
  if ('unknown' in status) return { says: 'no answer', text: url };
  const data = isFact(fact(seen, 'topology', 'data'), 'some');
  return data
    ? { says: 'holds', text: url }
    : { says: 'does not hold', text: `${url} (HTTP ${status.value}, no topology)` };
}
