/**
 * verifies, on each backend (local, pg, http):
 *   1. deploy, empty plan, drift, repaired, empty plan
 *   2. while one deploys, another is refused by the lock of the state, or waits with -lock-timeout; nothing is done twice
 *   3. kill -9 of Terraform while a group is changed: what is left, what the operator does, and the next deploy
 *   4. no credential is in cdktf.out, saved plans, local states, arguments or what Terraform said
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { argumentsDuring, holds } from './secret-search';
import { type Site, startSite } from './site';
import { breakAndHold, changes, countChanges, isHeld, release, until } from './backends/held-change';
import { type Person, person, type Running } from './backends/person';
import { type Postgres, startPostgres } from './backends/postgres';
import { type StateServer, startStateServer } from './backends/state-server';
import { textsUnder } from './backends/texts-under';

const secret = 'n0t/for+git%and logs';
let site: Site;
let postgres: Postgres;
let server: StateServer;
beforeAll(async () => {
  site = await startSite('state');
  await countChanges(site);
  [postgres, server] = await Promise.all([
    startPostgres('boss_operator', secret),
    startStateServer('boss_operator', secret),
  ]);
}, 300_000);
afterEach(() => release(site));
afterAll(async () => {
  await Promise.all([postgres.stop(), server.stop()]);
  await site.down();
});

interface Backend {
  readonly name: 'local' | 'pg' | 'http';
  /** Its line in the environment file. */
  readonly wish: () => string;
  readonly credentials: () => Readonly<Record<string, string>>;
  /** What one who comes second is told. */
  readonly refusal: RegExp;
  /** Where the state and its lock are after a kill: whether the group is still in the state, and whether the lock is held. */
  readonly left: { readonly group: boolean; readonly locked: boolean };
}

const backends: readonly Backend[] = [
  {
    name: 'local',
    wish: () => 'state: { backend: local }',
    credentials: () => ({}),
    refusal: /Error acquiring the state lock[^]*Operation: OperationTypeApply\n *Who: +\S+@\S+/,
    left: { group: false, locked: false },
  },
  {
    name: 'pg',
    wish: () => 'state: { backend: pg, schema: 1-state }',
    credentials: () => ({ PG_CONN_STR: postgres.connection, PGAPPNAME: 'alice' }),
    // Nothing of the holder, "Lock Info" is whom it refused: pg_locks tells who it is.
    refusal: /Error acquiring the state lock[^]*Workspace is already locked: default/,
    left: { group: true, locked: false },
  },
  {
    name: 'http',
    wish: () => `state: { backend: http, address: '${server.address}' }`,
    credentials: () => ({ TF_HTTP_USERNAME: 'boss_operator', TF_HTTP_PASSWORD: secret }),
    // Of the holder it shows the ID alone; what stands below as "Lock Info" is whom it refused.
    refusal: /Error acquiring the state lock[^]*HTTP remote state already locked:\s*ID=[-0-9a-f]{36}/,
    left: { group: true, locked: true },
  },
];

describe.each(backends)('$name', ({ name, wish, credentials, refusal, left }) => {
  let alice: Person;
  let bob: Person;
  const address = 'null_resource.boss_v1_absent_boss';
  beforeAll(() => {
    const file = site.environment['BOSS_ENVIRONMENT'] ?? '';
    const text = readFileSync(file, 'utf8').replace(/^state:.*\n/m, '');
    writeFileSync(file, text.replace(/^boss:\n/m, `${wish()}\nboss:\n`));
    alice = person(site, `alice.${name}`, credentials());
    bob = person(site, `bob.${name}`, { ...credentials(), PGAPPNAME: 'bob' });
  });

  /** Alice's deploy is in the middle of changing boss0. */
  async function aliceIsDeploying(): Promise<{ readonly deploy: Running }> {
    await breakAndHold(site);
    expect((await alice.plan()).drift).toHaveLength(2);
    const deploy = alice.start('apply', '-no-color', '-input=false', 'plan');
    await until('boss0 is being changed', () => isHeld(site));
    return { deploy };
  }

  test('deploy, empty plan, drift, repaired, empty plan', async () => {
    expect((await alice.deploy()).exitCode).toBe(0);
    expect((await alice.plan()).actions).toEqual({});
    await site.lab.break('program-revived', 'boss0');
    expect((await alice.plan()).actions).toEqual({ boss_v1_absent_boss: 'delete,create' });
    expect((await alice.apply()).exitCode).toBe(0);
    expect((await bob.plan()).actions).toEqual({});
  }, 240_000);

  test('two at once: the second is refused or waits, and nothing is done twice', async () => {
    const { deploy } = await aliceIsDeploying();
    // pg: the one way to see who it is.
    if (name === 'pg')
      expect(await postgres.query(holderQuery)).toMatch(/^boss_operator\|alice\|127\.0\.0\.1\|/);

    const refused = await bob.deploy();
    expect(refused).toEqual({ exitCode: 1, output: expect.stringMatching(refusal) as string });
    expect(await changes(site)).toEqual(['set aside']);

    const waiting = bob.start('plan', '-no-color', '-input=false', '-lock-timeout=60s', '-out=plan');
    await until('the second waits', () => waiting.said().includes('Acquiring state lock'));
    await release(site);
    expect([(await deploy.ended).exitCode, (await waiting.ended).exitCode]).toEqual([0, 0]);
    expect(await changes(site)).toEqual(['set aside', 'removed']);

    // What he planned was seen before the other was done: on the host it is found done.
    expect((await bob.apply()).exitCode).toBe(0);
    expect(await changes(site)).toEqual(['set aside', 'removed']);
    expect((await bob.plan()).actions).toEqual({});
    expect((await alice.plan()).actions).toEqual({});
  }, 240_000);

  test('kill -9 of Terraform in the middle of a change', async () => {
    const { deploy } = await aliceIsDeploying();
    deploy.kill();
    await deploy.ended;

    // Its lock file says who it was, and locks nothing: the kernel has freed it.
    const trace = join(site.environment['BOSS_STATE_DIR'] ?? '', '.lab.tfstate.lock.info');
    expect(existsSync(trace)).toBe(name === 'local');

    const planned = await bob.plan();
    expect({ planned: planned.planned, locked: server.holder() !== undefined }).toEqual({
      planned: !left.locked,
      locked: left.locked,
    });
    if (left.locked) {
      expect(planned.output).toMatch(refusal);
      const id = /already locked:\s*ID=([-0-9a-f]{36})/.exec(planned.output)?.[1] ?? '';
      expect(server.holder()).toMatchObject({ ID: id, Operation: 'OperationTypeApply' });
      await release(site);
      await until('no run has the zone', () => zoneIsFree());
      expect(await bob.start('force-unlock', '-force', id).ended).toMatchObject({ exitCode: 0 });
      expect(server.holder()).toBeUndefined();
    }
    expect((await bob.start('state', 'list').ended).output.includes(address)).toBe(left.group);

    await release(site);
    const deployed = await deployWhenFree(bob);
    expect(deployed).toMatchObject({ exitCode: 0 });
    expect((await bob.plan()).actions).toEqual({});
    expect((await alice.plan()).actions).toEqual({});
    expect(await changes(site)).toEqual(['set aside', 'removed']);
  }, 240_000);

  test('no credential is anywhere', async () => {
    await site.lab.break('program-revived', 'boss0');
    const seen = await argumentsDuring(() => bob.deploy());
    expect(seen).toContain('converge');
    const texts = [alice.folder, bob.folder, site.environment['BOSS_STATE_DIR'] ?? ''].flatMap(textsUnder);
    expect(texts.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/plan!tfplan$/),
        expect.stringMatching(/\/\.terraform\/terraform\.tfstate$/),
      ]),
    );
    const all = [
      ...texts,
      { path: 'said', text: alice.said() + bob.said() },
      { path: 'arguments', text: seen },
    ];
    expect(all.filter(({ text }) => holds(text, secret)).map(({ path }) => path)).toEqual([]);
  }, 120_000);
});

/** As docs/operating.md has it before a force-unlock. */
async function zoneIsFree(): Promise<boolean> {
  const words = ['scripts/boss.cjs', 'take-over', site.environment['BOSS_ENVIRONMENT'] ?? ''];
  const options = { cwd: join(__dirname, '../..'), env: site.environment, reject: false } as const;
  return (await execa('node', words, options)).stdout.includes('lab: free');
}

/** Who holds the lock of a state, as in docs/operating.md. */
const holderQuery =
  "select usename, application_name, client_addr, backend_start from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory'";

/** Again while another run, or what a killed one left behind, still has the zone. */
async function deployWhenFree(operator: Person) {
  const deadline = Date.now() + 90_000;
  for (;;) {
    const deployed = await operator.deploy();
    if (!/holds the lock of zone/.test(deployed.output) || Date.now() > deadline) return deployed;
  }
}
