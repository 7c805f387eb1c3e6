import { readFileSync } from 'node:fs';
import { type FirstboxWorld, FirstboxWorld as World, textOf } from './firstbox-world';
import type { Applied, Operators } from './operators';
import { sha256 } from './sha256';

const zones = ['a', 'b'] as const;

/** What must never be, whatever was done in which order, and is so nevertheless. */
export function violations(world: FirstboxWorld, operators: Operators): readonly string[] {
  return [
    ...ranUnapproved(world, operators),
    ...provenUnseen(world, operators),
    ...secretsIn(operators.outputs),
  ];
}

/** What ran was in a plan that was approved, on its hosts; so no byte of another zone's file is written. */
function ranUnapproved(world: FirstboxWorld, { applied }: Operators): readonly string[] {
  const wished = (zone: string, part: string) =>
    applied.filter((one) => one.zone === zone && one.part === part).map(({ text }) => text);
  const found: string[] = [];
  for (const zone of zones) {
    const allowed = [textOf(zone, 'first'), textOf(zone, 'by-hand'), ...wished(zone, 'edit')];
    const sums = allowed.map(sha256);
    for (const [what, of, sum = ''] of world.happened())
      if (what === 'moved' && of === zone && !sums.includes(sum))
        found.push(`server.yaml.${zone} was made something that no approved plan of zone ${zone} has`);
    const text = readFileSync(world.file(zone), 'utf8');
    if (!allowed.includes(text)) found.push(`server.yaml.${zone} holds in the end: ${JSON.stringify(text)}`);
    for (const node of [`${zone}-boss0`, `${zone}-boss1`]) {
      const mark = readFileSync(world.place(`nodes/${node}/mark`), 'utf8');
      if (!['first', ...wished(zone, 'nodes')].includes(mark))
        found.push(`${node} has ${mark}, which was not approved`);
    }
  }
  for (const [what, node = '', nonce] of world.happened())
    if (what === 'ran' && !applied.some((one) => one.nonce === nonce && one.hosts.includes(node)))
      found.push(`a program ran on ${node}, which was in no approved plan of that run`);
  return found;
}

/** No host is called proven that was not seen as wished by this run. */
function provenUnseen(world: FirstboxWorld, { applied }: Operators): readonly string[] {
  const happened = world.happened();
  const seen = (run: Applied, host: string): boolean => {
    const since = happened.slice(run.since);
    if (run.part === 'nodes')
      return since.some((line) => line.join(' ') === `answered ${host} ${run.nonce} ${run.text}`);
    // The second time that a plan is carried out its file is in place.
    if (run.before === run.text) return true;
    return since.some(
      ([what, zone, sum]) => what === 'moved' && zone === run.zone && sum === sha256(run.text),
    );
  };
  return applied.flatMap((run) =>
    run.outcomes
      .filter(({ host, result }) => result === 'proven' && !seen(run, host))
      .map(
        ({ host }) => `${host} is called proven by ${run.by} and was not seen as ${JSON.stringify(run.text)}`,
      ),
  );
}

/** No known secret, nor its base64, in anything that somebody reads. */
function secretsIn(outputs: readonly string[]): readonly string[] {
  const forms = [World.secret, Buffer.from(World.secret).toString('base64')];
  return outputs
    .filter((text) => forms.some((form) => text.includes(form)))
    .map((text) => `a secret is shown: ${text}`);
}
