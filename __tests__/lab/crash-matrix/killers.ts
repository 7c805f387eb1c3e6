import { readlinkSync } from 'node:fs';
import { execa } from 'execa';
import type { Site } from '../site';
import { untilOnHost } from '../until-on-host';
import { until } from './until';

/** What is killed of a deploy. */
export interface Killer {
  readonly name: string;
  /** Resolves when it is dead. */
  readonly kill: (site: Site) => Promise<void>;
}

/** kill -9 of the detached run on the firstbox, with what it waits for there. */
export const run: Killer = {
  name: 'run',
  kill: async ({ lab }) => {
    // Its shells, and those of ours that hold it, which it waits for; what else it started is not killed with them.
    const { exitCode } = await lab.exec(
      'firstbox',
      `pkill -9 -f '[b]oss-cdktf-run /var/log'; ended=$?; pkill -9 -f '^/bin/bash [/]usr/local/bin/(dd|ssh) '; exit $ended`,
    );
    expect(exitCode).toBe(0);
  },
};

/** kill -9 of the program that Terraform started for this group. */
export const runner: Killer = {
  name: 'runner',
  kill: async (site) => killOurs(await runnersOf(site)),
};

/** kill -9 of Terraform itself. */
export const terraform: Killer = {
  name: 'terraform',
  kill: async (site) => killOurs(await processes(`terraform -chdir=${site.stack} apply`)),
};

/** Every ssh session of the firstbox is ended by its server. */
export const link: Killer = {
  name: 'link',
  kill: async ({ lab }) => {
    expect((await lab.exec('firstbox', `pkill -f '^sshd: root'`)).exitCode).toBe(0);
  },
};

/** Waits until nothing of a deploy that was hit works any more, neither there nor here. */
export async function isOver(site: Site): Promise<void> {
  await untilOnHost(
    site.lab,
    'firstbox',
    'the zone is free',
    '! test -e /run/boss-cdktf/lab1.zone.lock || flock -n /run/boss-cdktf/lab1.zone.lock true',
  );
  await until('its runner has ended', async () => (await runnersOf(site)).length === 0);
}

/** Of this site, whatever other sites do at the same time. */
const runnersOf = async ({ stack }: Site): Promise<readonly number[]> =>
  (await processes('lib/run/main.ts converge/')).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === stack;
    } catch {
      return false; // it has ended
    }
  });

async function processes(pattern: string): Promise<readonly number[]> {
  const { stdout } = await execa('pgrep', ['-f', pattern], { reject: false });
  return stdout
    .split('\n')
    .filter((pid) => pid !== '')
    .map(Number);
}

function killOurs(pids: readonly number[]): void {
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
}
