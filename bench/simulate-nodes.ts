import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../lab/start-lab';

/**
 * Gives a lab's firstbox so many more nodes in its group hyper that the platform has this number of hosts. They answer after
 * 50 ms and do no work, so that only what is ours is measured.
 *
 * @param hosts of the whole platform, the firstbox and the real nodes among them
 * @throws {Error} where the firstbox does not take them
 */
export async function simulateNodes(lab: Lab, hosts: number): Promise<void> {
  const node = lab.record.hosts.find(({ role }) => role === 'hyper')?.name ?? 'none';
  const standIn = readFileSync(join(__dirname, 'simulated-nodes.sh'), 'utf8').replace('=NODE', `=${node}`);
  const { exitCode } = await lab.exec(
    'firstbox',
    `set -e
cd /pitrix/upgrade
mv exec_nodes.sh exec_nodes.real.sh
echo ${Buffer.from(standIn).toString('base64')} | base64 -d >exec_nodes.sh
chmod +x exec_nodes.sh
. /pitrix/conf/nodes/hyper
for number in $(seq -w ${hosts - lab.record.hosts.length}); do
  cp "/pitrix/conf/settings/${node}" "/pitrix/conf/settings/sim$number"
  nodes+=("sim$number")
done
echo "nodes=( \${nodes[*]} );" >/pitrix/conf/nodes/hyper`,
  );
  if (exitCode !== 0)
    throw new Error(`bench: the firstbox does not take simulated nodes, exit code ${exitCode}`);
}
