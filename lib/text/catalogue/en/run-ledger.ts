import type { Lists, Numbers, Words } from '../values';

/** What a run says of its steps, as receipts come and at its end. */
export const runLedger = {
  historyNotWritten: 'firstbox  the history of runs could not be written there',
  /** What the firstbox says of its waves. */
  ofFirstbox: ({ text }: Words<'text'>) => text,
  hostsNotKnown: ({ called, said }: Words<'called' | 'said'>) =>
    `after ${called} its hosts are not known: ${said}`,
  pushed: ({ called, code, said }: Words<'called' | 'code' | 'said'>) =>
    `firstbox: ${called} ended with ${code} and said: ${said}`,
  stepProven: ({
    step,
    proven,
    hosts,
    changed,
    already,
  }: Words<'step'> & Numbers<'proven' | 'hosts' | 'changed' | 'already'>) =>
    `${step}: ${proven} of ${hosts} hosts proven (${changed} changed, ${already} already so)`,
  noHost: 'it has no host on which anything could be proven',
  noEnd: 'its script did not come to its end',
  skipped: ({ hosts, reason }: Words<'hosts' | 'reason'>) => `skipped: ${hosts}: ${reason}`,
  buildAndPush: 'build and push',
  members: ({ group, hosts }: Words<'group'> & Lists<'hosts'>) =>
    `group ${group} has the hosts ${hosts.join(', ')} now`,
  notPlanned: ({ hosts }: Words<'hosts'>) => `it was listed as ${hosts}, which was not planned`,
  strangeName: 'a receipt came under a name that is not in the group',
  strangeReceipt: ({ words }: Words<'words'>) => `a receipt that is not understood: ${words}`,
  twoReceipts: 'two receipts came under its name',
  unknownStep: 'unknown step',
  notProven: ({ host, step, reason }: Words<'host' | 'step' | 'reason'>) =>
    `${host}  ${step}: NOT proven: ${reason}`,
  strangeStep: ({ step }: Words<'step'>) => `a verdict on step ${step}, which is not in the plan`,
  changing: ({ host, step, differences }: Words<'host' | 'step'> & Numbers<'differences'>) =>
    `${host}  ${step}: changing, ${differences} differences`,
  alreadySo: ({ host, step }: Words<'host' | 'step'>) => `${host}  ${step}: already so`,
  doneAndProven: ({ host, step }: Words<'host' | 'step'>) => `${host}  ${step}: done and proven`,
  reportedTwice: 'it was reported twice',
  saidAfter: ({ verdict, findings }: Words<'verdict' | 'findings'>) =>
    `${verdict} was said after: ${findings}`,
  didNotSucceed: ({ called }: Words<'called'>) => `${called} did not succeed`,
  nothingChanged: ({ findings }: Words<'findings'>) => `nothing was changed: ${findings}`,
  commandsEnded: ({ findings, code, said }: Words<'findings' | 'code' | 'said'>) =>
    `${findings}; its commands ended with ${code} and said: ${said}`,
  nothing: 'nothing',
  strangeVerdict: ({ verdict }: Words<'verdict'>) => `a verdict that is not understood: ${verdict}`,
  noProof: 'it ended without a proof',
  moved: ({ said }: Words<'said'>) =>
    `the group is not what was planned, nothing was changed: ${said}; plan again`,
  stopped:
    'the run was asked to stop, or could not keep its journal, before it began on these hosts: deploy again',
  cut: 'the script did not arrive whole: nothing was begun; deploy again',
  tooLong: ({ bytes }: Words<'bytes'>) =>
    `the program is too long for exec_nodes.sh (${bytes} bytes), nothing was changed`,
};
