import type { Lists, Numbers, Words } from '../values';

/** What a run says of hosts: how they came out, and why. */
export const runHosts = {
  /** Words for how a host came out. */
  results: {
    proven: 'proven',
    unreachable: 'unreachable',
    unreadable: 'unreadable',
    failed: 'failed',
    skipped: 'skipped',
    running: 'left running',
  },
  proven: ({ proven, changed }: Numbers<'proven' | 'changed'>) => `${proven} proven (${changed} changed)`,
  counted: ({ hosts, result }: Numbers<'hosts'> & Words<'result'>) => `${hosts} ${result}`,
  outcomes: ({ counts }: Lists<'counts'>) => `hosts: ${counts.join(', ')}`,
  outcome: ({ result, text }: Words<'result' | 'text'>) => `  ${result}: ${text}`,
  about: ({ host, reason }: Words<'host' | 'reason'>) => `${host}: ${reason}`,
  aboutStep: ({ host, step, reason }: Words<'host' | 'step' | 'reason'>) => `${host}: ${step}: ${reason}`,
  noReason: 'no reason given',
  notAsked: ({ reason }: Words<'reason'>) => `unreachable at plan time: ${reason}`,
  leftRunning: 'the run goes on at the firstbox and is not followed any more',
  leftOut: ({ hosts }: Lists<'hosts'>) =>
    `${hosts.join(', ')} left it during the deploy job and is not proven; see that this is meant, then plan again`,
  expected: ({ subject, wanted, found, why }: Words<'subject' | 'wanted' | 'found' | 'why'>) =>
    `${subject}: expected ${wanted}, found ${found}${why === '' ? '' : ` (${why})`}`,
  unknownSubject: 'something unknown',
  calledOther: ({ name }: Words<'name'>) =>
    `it calls itself ${name}, so nothing that it says is believed; give it its own name (uname -n)`,
  calledTwice:
    'two outputs came under its name, one of them another host’s: neither is believed; fanOut.engine: ssh tells them apart',
  keyChanged: 'host key changed: it is not the one that the firstbox knows',
  keyUnknown: 'host key not known to the firstbox',
  keyCure: ({ commands }: Lists<'commands'>) =>
    `if it was rebuilt, compare its key on its console, then on the firstbox: ${commands.join('; ')}, and log in to it once`,
  keyTrouble: ({ trouble, cure }: Words<'trouble' | 'cure'>) => `${trouble}; nothing was sent to it; ${cure}`,
  unsent: ({ said }: Words<'said'>) => `no answer came; nothing was sent to it: ${said}`,
  silent: ({ said }: Words<'said'>) =>
    `no answer came; its change was sent, so it may be changed, and commands may still be running there: ${said}`,
  cutOff: ({ said }: Words<'said'>) =>
    `its answer did not come to its end; it may be changed, and commands may still be running there: ${said}`,
  saidNothing: 'it said nothing',
  nothing: 'nothing',
};
