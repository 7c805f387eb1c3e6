import type { Lists, Numbers, Words } from '../values';
import { newImport } from './new-import';
import { problem } from './problem';

const onFirstbox = 'cat /etc/ssh/ssh_host_ed25519_key.pub on the firstbox’s console';
const byHand = 'copy environments/examples/zone.yaml, and write what is right';

/** What `boss new` says, and the comments of the file that it writes. */
export const newFile = {
  written: ({ file, environment }: Words<'file' | 'environment'>) =>
    `${file}: written; look it through, then: npx boss plan ${environment}`,
  noGroup: ({ file, group }: Words<'file' | 'group'>) =>
    `warning: ${file}: the platform has no group ${group} under its usual name; write groups.${group}`,
  notWritten: ({ file, got }: Words<'file' | 'got'>) =>
    problem({
      what: `boss new: ${file} cannot be written, and nothing of it is left`,
      got,
      allowed: 'a folder that may be written, with room, and a new name',
      cure: 'look at ls -l and df',
    }),
  import: newImport,
  askedLayout: 'Its layout: standard, fusion or devops?\n  Enter a value: ',
  wrong: {
    name: ({ got }: Words<'got'>) =>
      problem({
        what: 'boss new: no name of an environment',
        got,
        allowed: 'lower-case letters, digits and -',
        cure: 'another name',
      }),
    thereAlready: ({ file }: Words<'file'>) =>
      problem({
        what: `boss new: ${file} is there already`,
        got: 'a file',
        allowed: 'a new name',
        cure: 'another name, or move it away',
      }),
    layout: problem({
      what: 'boss new: the layout is not said',
      got: 'nothing',
      allowed: 'standard, fusion or devops',
      cure: 'add --layout',
    }),
    jumpKeys: ({ jumps, keys }: Numbers<'jumps' | 'keys'>) =>
      problem({
        what: 'boss new: each jump host needs its host key',
        got: `${jumps} --jump, ${keys} --jump-key`,
        allowed: 'as many keys, in the same order',
        cure: "--jump-key 'TYPE BASE64' for each",
      }),
    keyBehindJump: problem({
      what: 'boss new: behind a jump host no key can be asked for',
      got: 'no --host-key',
      allowed: 'the firstbox’s',
      cure: 'add --host-key',
    }),
    machine: ({ got }: Words<'got'>) =>
      problem({
        what: 'boss new: no machine',
        got,
        allowed: 'user@host or user@host:port',
        cure: 'correct it',
      }),
  },
  hostKey: {
    notKnown: ({ got }: Words<'got'>) =>
      problem({
        what: "boss new: the firstbox's host key is not known",
        got,
        allowed: "--host-key 'TYPE BASE64', or yes at a terminal",
        cure: onFirstbox,
      }),
    noneCame: 'no key came by ssh-keyscan',
    noTerminal: 'no terminal',
    notConfirmed: 'it was not confirmed',
    came: ({ key, fingerprint }: Words<'key' | 'fingerprint'>) =>
      `Over the network came, unproven: ${key} (SHA256:${fingerprint})`,
    question: ({ host }: Words<'host'>) =>
      `Is this the key of ${host}? Compare it with \`${onFirstbox}\`. Only 'yes' is taken as one.\n  Enter a value: `,
  },
  notTold: {
    zone: ({ got, zones }: Words<'got'> & Lists<'zones'>) =>
      notTold('which zone is meant', got, `one of ${zones.join(', ')}`, 'add --zone'),
    region: notTold('is_region and region_id', 'nothing', 'is_region: 0, or 1 with a region_id', byHand),
    domain: notTold('the domain', 'nothing', 'domain: in section common', byHand),
    place: ({ told }: Lists<'told'>) =>
      notTold('the place', told.join(' and ') || 'neither', 'global or sub', 'add --place'),
    value: ({ key, got }: Words<'key' | 'got'>) =>
      notTold(key, got, 'letters, digits, dots and dashes', byHand),
    file: ({ file, why }: Words<'file' | 'why'>) =>
      notTold(file, why, 'the platform’s own file', 'is it a firstbox? correct user@firstbox'),
    notThere: 'it is not there',
  },
  comment: {
    written: ({ from }: Words<'from'>) => `Written by boss new: ${from}. All keys: docs/environment.md`,
    notAsked: 'not asked yet',
    said: ({ firstbox, at }: Words<'firstbox' | 'at'>) => `as ${firstbox} said at ${at}`,
    layout: 'as you said; the platform does not tell',
    groups: 'Not in /pitrix/conf/nodes under their usual names; write those that the site has:',
    desired: 'What is desired of BOSS.',
    deploy: 'nothing to do where a deploy job made it already',
  },
};

function notTold(what: string, got: string, allowed: string, cure: string): string {
  return problem({ what: `boss new: ${what} is not told by the platform`, got, allowed, cure });
}
