import type { Site } from '../site';

/** Makes boss0 wait where a program's file is taken out of what supervisord reads, and count what is done to that file. */
export async function countChanges(site: Site): Promise<void> {
  const counted = (command: string, what: string, then: readonly string[]) => [
    '#!/bin/bash',
    'case "$*" in *boss_hypervisor.conf*)',
    `  echo "${what}" >>/root/changes`,
    ...then,
    '  ;;',
    'esac',
    `exec /usr/bin/${command} "$@"`,
  ];
  const hold = ['  while [ -e /root/hold ]; do touch /root/held; sleep 0.1; done'];
  for (const [command, lines] of [
    ['mv', counted('mv', 'set aside', hold)],
    ['rm', counted('rm', 'removed', [])],
  ] as const) {
    const file = `/usr/local/bin/${command}`;
    const words = lines.map((line) => `'${line}'`).join(' ');
    await site.lab.exec('boss0', `printf '%s\\n' ${words} >${file} && chmod +x ${file}`);
  }
}

/** Drift on boss0, whose repair will wait. */
export async function breakAndHold(site: Site): Promise<void> {
  await site.lab.break('program-revived', 'boss0');
  await site.lab.exec('boss0', 'rm -f /root/held /root/changes; touch /root/hold');
}

/** Lets boss0 go on; where it does not wait, nothing. */
export const release = (site: Site) => site.lab.exec('boss0', 'rm -f /root/hold');

/** What was done to boss0 since the drift. */
export const changes = async (site: Site) =>
  (await site.lab.exec('boss0', 'cat /root/changes 2>/dev/null || true')).stdout.trim().split('\n');

/** Waits until something is so. @throws Error after a minute */
export async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`not within a minute: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const isHeld = async (site: Site) =>
  (await site.lab.exec('boss0', 'test -e /root/held')).exitCode === 0;
