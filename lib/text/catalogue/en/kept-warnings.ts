import type { Words } from '../values';

/** What a plan warns of. */
export const warnings = {
  skipped: ({ host, reported, group, most }: Words<'host' | 'reported' | 'group' | 'most'>) =>
    `${host}: skipped (unreachable: ${reported}): nothing is known of it and nothing is done there; ` +
    `rollout.${group}.maxUnreachable allows ${most}; bring it back, then plan again`,
  unproven: ({ hosts, word, reported }: Words<'hosts' | 'word' | 'reported'>) =>
    `${hosts}: BOSS V2: ${word}: ${reported}; run areyouok there; if all is well, write a pattern of its lines as boss.v2.healthyLine`,
  unwell: ({ hosts, word, reported }: Words<'hosts' | 'word' | 'reported'>) =>
    `${hosts}: BOSS V2: ${word}: ${reported}; mend it there (runbook 检查环境: areyouok; supervisorctl status), then plan again; a deploy that changes anything fails at its end as long as it is so`,
  versionsDiffer: ({ hosts, reported }: Words<'hosts' | 'reported'>) =>
    `${hosts}: versions of BOSS V2 differ: ${reported}; compare them with the packages wanted (runbook 升级包)`,
  versionsUnknown: ({ hosts, reported }: Words<'hosts' | 'reported'>) =>
    `${hosts}: versions of BOSS V2: not understood: ${reported}; compare them with the packages wanted (runbook 升级包)`,
  hostsLinesUnknown: ({ reported }: Words<'reported'>) =>
    `firstbox: the lines for hosts files are not known: ${reported}; run /pitrix/bin/dump_hosts.py there`,
  noSuchCommand: 'no such command',
  absentWithDoubt: ({ host, subject, reported }: Words<'host' | 'subject' | 'reported'>) =>
    `${host}: ${subject}: absent; ${reported}`,
  publicFile: ({ path, reported }: Words<'path' | 'reported'>) =>
    `firstbox: file ${path}: every user there may read it and the secrets in it (${reported}); ` +
    `chmod o-r it there, if nothing but root needs it`,
};
