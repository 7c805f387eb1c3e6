import type { Numbers, Words } from '../values';
import { problem } from './problem';

/** What is said of the way between here and a run on the firstbox. */
export const runWay = {
  question: ({ attach }: Words<'attach'>) => `
Interrupted. The run goes on at the firstbox, whatever happens here.
  l  leave it running; ${attach} follows it, the next deploy waits for it
  s  stop it before the next thing that it begins; what is begun on hosts goes on to its end (killing exec_nodes.sh would not stop it)
l or s (l after 30 s)? `,
  left: ({ attach }: Words<'attach'>) => `interrupted: the run is left going on at the firstbox: ${attach}`,
  askedToStop: 'interrupted: the run is asked to stop before the next thing that it begins',
  notAsked: ({ why }: Words<'why'>) => `it could not be asked: ${why}`,
  notNoted: ({ firstbox }: Words<'firstbox'>) =>
    `firstbox ${firstbox}: it could not be noted there that the run is to stop`,
  notEnded: ({ firstbox }: Words<'firstbox'>) =>
    `firstbox ${firstbox}: journals of killed runs could not be ended there`,
  notSent: ({ firstbox, zone }: Words<'firstbox' | 'zone'>) =>
    `firstbox ${firstbox}: journals of runs in zone ${zone} were not sent, so how these came out is not known`,
  toldToBegin: ({ said, attach }: Words<'said' | 'attach'>) =>
    `${said}; the run was told to begin: ${attach} tells whether it is at work`,
  notTold: ({ said }: Words<'said'>) =>
    `${said}; the run was not told to begin there: nothing was changed: deploy again`,
  held: ({
    firstbox,
    zone,
    minutes,
    holder,
    attach,
    takeOver,
  }: Words<'firstbox' | 'zone' | 'holder' | 'attach' | 'takeOver'> & Numbers<'minutes'>) =>
    `firstbox ${firstbox}: another run has held the lock of zone ${zone} for more than ${minutes} minutes, nothing was changed: ${holder}; follow it by ${attach}, or see ${takeOver}`,
  waitingForRun: ({ zone, holder, attach }: Words<'zone' | 'holder' | 'attach'>) =>
    `firstbox  waiting for another run of zone ${zone}: ${holder} (${attach} shows it)`,
  waitingInterrupted: 'interrupted while it waited for another run: nothing was begun',
  mayBeAtWork: ({ said, attach }: Words<'said' | 'attach'>) =>
    `${said}; the run may still be at work there: ${attach} follows it, the next deploy waits for it`,
  joining: ({ said, seconds }: Words<'said'> & Numbers<'seconds'>) =>
    `firstbox  connection lost (${said}); the run goes on there; joining it again in ${seconds} s`,
  joiningUnsure: ({ said, seconds }: Words<'said'> & Numbers<'seconds'>) =>
    `firstbox  connection lost (${said}); the run may have begun there; joining it again in ${seconds} s`,
  goesOn: ({ firstbox }: Words<'firstbox'>) => `the run goes on at firstbox ${firstbox}`,
  gone: ({ firstbox }: Words<'firstbox'>) =>
    `firstbox ${firstbox}: the run's process is gone before its end (killed, or the machine was restarted); what it had begun on hosts may still go on: plan again`,
  refused: ({ firstbox, said }: Words<'firstbox' | 'said'>) =>
    `firstbox ${firstbox}: ${said}: nothing was begun`,
  strangeFolder: ({ firstbox, folder }: Words<'firstbox' | 'folder'>) =>
    `firstbox ${firstbox}: ${folder} is not a folder that only root writes to, so what the run does is not known: look who made it, move it away`,
  journalGone: ({ firstbox }: Words<'firstbox'>) =>
    `firstbox ${firstbox}: the journal of the run is gone, so what it does is not known: plan again`,
  calledOff: ({ firstbox }: Words<'firstbox'>) =>
    `firstbox ${firstbox}: the run was not begun there and was called off; nothing was changed: deploy again`,
  lostWithoutReason: 'the connection was lost, and ssh did not say why',
  waitingForFirstbox: ({ seconds }: Numbers<'seconds'>) => `waiting for the firstbox, ${seconds} s`,
  waiting: ({ hosts, all, seconds, names }: Numbers<'hosts' | 'all' | 'seconds'> & Words<'names'>) =>
    `waiting for ${hosts} of ${all} hosts, ${seconds} s: ${names}`,
  notObserved: ({ title }: Words<'title'>) =>
    `${title}: the environment was not observed (BOSS_OBSERVE=off), so its hosts are not known; unset BOSS_OBSERVE to deploy`,
  byItself: ({ attach }: Words<'attach'>) =>
    `firstbox  the run works there by itself, and goes on without you; to follow it: ${attach}`,
  notBegun: ({ why }: Words<'why'>) => `not begun: ${why}`,
  notProven: ({ title }: Words<'title'>) => `${title}: not proven`,
  refusedWhenPlanned: ({ title }: Words<'title'>) =>
    `${title}: refused when it was planned, nothing was done:`,
  historyNotWritten: ({ why }: Words<'why'>) => `warning: the history cannot be written: ${why}`,
  usage:
    'usage: lib/run/main.ts "FILE.json SHA256 SHA256" (written by synth, started by Terraform); a plan of an earlier version has no sha256: plan again',
  runFile: 'run file',
  script: 'script',
  file: 'file',
  nothing: 'nothing',
  nothingReadable: 'nothing that can be read',
  otherThanPlanned: ({ path, what, got, allowed }: Words<'path' | 'what' | 'got' | 'allowed'>) =>
    problem({
      what: `${path}: the ${what} is not the one of this plan, so nothing was changed`,
      got,
      allowed: `${allowed}, as planned`,
      cure: 'plan again, and deploy what that plan shows',
    }),
};
