import type { Lists, Numbers, Words } from '../values';
import { count, differ } from './count';
import { problem } from './problem';

/** The document for a change board. Values that stand in Markdown come as code. */
export const change = {
  severalEnvironments: problem({
    what: 'boss change: a document holds one change',
    got: 'several environments',
    allowed: 'one environment',
    cure: 'boss change --help',
  }),
  title: ({ environment, zone }: Words<'environment' | 'zone'>) => `Change of ${environment}, zone ${zone}`,
  heading: {
    purpose: 'Purpose',
    before: 'Checks before',
    steps: 'Steps, in their order',
    notDone: 'What is not done',
    warnings: 'Warnings',
    approve: 'Approve it and run it',
    byHand: 'How this is done by hand',
    put: 'Files that you put there',
    scripts: 'First block: the scripts',
    after: 'Afterwards',
    commands: 'Commands:',
    runbook: ({ heading }: Words<'heading'>) => `runbook, ${heading}:`,
  },
  about: {
    plan: ({ id, file }: Words<'id' | 'file'>) => `Plan: sha256 ${id} of the file ${file}`,
    look: ({ id }: Words<'id'>) =>
      `Made from a look without Terraform; sha256 ${id} of what would be carried out`,
    place: ({ environment, zone, domain }: Words<'environment' | 'zone' | 'domain'>) =>
      `Environment ${environment}, zone ${zone}, domain ${domain}`,
    firstbox: ({ firstbox, installer }: Words<'firstbox' | 'installer'>) =>
      `Firstbox ${firstbox}, installer ${installer}`,
    commits: ({ environment, program }: Words<'environment' | 'program'>) =>
      `Commit of the environment ${environment}, of the program ${program}`,
    versions: ({ program, terraform }: Words<'program' | 'terraform'>) =>
      `boss-cdktf ${program}, Terraform ${terraform}`,
    state: ({ state }: Words<'state'>) => `State that it was planned on: ${state}`,
    looked: ({ seen, by, hosts }: Words<'seen' | 'by'> & Numbers<'hosts'>) =>
      `Looked at ${seen} by ${by}, ${count(hosts, 'host')} asked`,
    nobody: 'not recorded',
    written: ({ by }: Words<'by'>) => `Document written by ${by}`,
  },
  nothingDiffers: 'Nothing differs: no host is changed.',
  wants: ({ environment }: Words<'environment'>) =>
    `What ${environment} asks for is not so yet. Carried out, this change does, in this order:`,
  part: ({ part, does, differing, hosts }: Words<'part' | 'does'> & Numbers<'differing' | 'hosts'>) =>
    `${part}: ${does}; ${differing} of ${count(hosts, 'host')} ${differ(differing)}`,
  partOfPlan: ({ part, does }: Words<'part' | 'does'>) =>
    `${part}: ${does}; no host tells whether it is due, Terraform's plan does`,
  partAlways: ({ part, does }: Words<'part' | 'does'>) =>
    `${part}: ${does}; no host tells whether it is due, so it is done`,
  other: 'a part that is not of the runbook',
  again: 'The hosts are asked again before anything is done. Where anything moved since, nothing is changed.',
  members: 'A group that has other hosts than stand here is not touched.',
  guarded: 'Each step first asks the host whether it is so already. Then nothing is done there.',
  preconditions: ({ part }: Words<'part'>) => `Seen of the platform before ${part} (each of these holds):`,
  scripts:
    'Commands are functions of the scripts that run, one script for each group. The runbook has the lines beside them; docs/runbook.md says where they depart from it.',
  inSync: ({ parts }: Lists<'parts'>) => `In sync, nothing is changed: ${parts.join(', ')}`,
  skipped: ({ host, reason }: Words<'host' | 'reason'>) => `Skipped: ${host}: ${reason}`,
  noneSkipped: 'No host is skipped.',
  group: ({ part, group }: Words<'part' | 'group'>) => `${part} on ${group}`,
  why: 'Why:',
  hosts: ({ hosts, asked }: Words<'hosts'> & Numbers<'asked'>) => `Hosts: ${hosts} (${asked})`,
  madeByJob: 'Hosts: those that the deploy job makes',
  dueByTerraform: "Carried out where Terraform's plan names it; no host tells whether it is due",
  dueAlways: 'Carried out in any case; no host tells whether it is due',
  together: 'All hosts of it at the same time',
  brought: ({ hosts }: Words<'hosts'>) => `The firstbox brings it to them: ${hosts}`,
  oneByOne: 'To one host after the other, each proven before the next',
  waves: ({ waves }: Lists<'waves'>) =>
    `In ${waves.length} waves, the first one is the canary: ${waves.map((wave, index) => `${index + 1}. ${wave}`).join('; ')}. Each begins when the one before is proven`,
  rest: 'Hosts that do not differ are asked with the last wave',
  holderLast: ({ name }: Words<'name'>) => `The host that holds the address ${name} comes last`,
  gate: ({ percent, hosts }: Numbers<'percent' | 'hosts'>) =>
    `After the canary, waves go on while no more than ${percent} % of the hosts failed (maxFailPercentage; ${count(hosts, 'host')})`,
  noGate: 'The first host that is not proven ends it (maxFailPercentage 0)',
  unreachable: ({ hosts }: Numbers<'hosts'>) =>
    `${count(hosts, 'host')} may be unreachable (maxUnreachable); nothing is done there`,
  interrupts: ({ text }: Words<'text'>) => `Interrupted: ${text}`,
  lasts: ({ seconds }: Numbers<'seconds'>) => `For how long: the last run of the part took ${seconds} s`,
  lastsUnknown: 'For how long: not known, no run of it is recorded here',
  wayBack: ({ text }: Words<'text'>) => `Way back: ${text}`,
  notKnown: 'not known, it is not of the runbook',
  backups: ({ files, command }: Lists<'files'> & Words<'command'>) =>
    `Kept before, under /var/backups/boss-cdktf of the firstbox: ${files.join(', ')}; ${command} lists copies and how each is put back`,
  step: ({ number, title }: Numbers<'number'> & Words<'title'>) => `Step ${number}: ${title}`,
  onFirstbox: 'on the firstbox:',
  onHost: 'on each host:',
  noCommand: 'No command: it only asks.',
  sent: 'No command: the files are sent before, and compared.',
  beyondRunbook: 'the runbook has no line for this',
  require: 'Nothing is changed on a host unless:',
  proof: 'Proof on each host afterwards:',
  fact: ({ subject, wanted }: Words<'subject' | 'wanted'>) => `${subject}: ${wanted}`,
  exitProves: 'The end of its command is the proof: nothing on a host tells whether it is done',
  lines: 'Lines that it changes:',
  approve: {
    same: 'Whoever approves keeps the plan file. This must print OK:',
    run: 'It is carried out in a clone of the same commits, by this command and no other:',
    ask: 'It asks nothing. It ends with 0 when every host is proven. It ends with 1, and changes nothing, where anything moved since.',
    after: 'The look afterwards must find nothing that differs, and end with 0:',
  },
  byHand: {
    what: ({ folder }: Words<'folder'>) =>
      `For a site that may not run Terraform. The blocks below carry out the very scripts of a deploy, from ${folder} of the firstbox. They take the zone's lock, keep a journal, and are in the history there.`,
    rules: [
      'Open a shell as root on the firstbox, in bash.',
      'Paste one block after the other, in the order of this document. Wait for the end of each.',
      'Every block ends with a line for each host, `OK` or `NOT OK`, and one for the block.',
      'On `NOT OK`: STOP. The line says what was found. Nothing after that block runs until it ends with `OK`.',
      'A block may be pasted again: what is so already is not done twice.',
      'A block goes on at the firstbox where your connection breaks. Paste it again: it says that it is at work, or proves what was done.',
      'Nobody else deploys to this zone meanwhile.',
    ],
    again:
      'Nobody looks again. Paste the blocks soon after the look. Where a file or a group is no longer as it was seen, its block stops before it changes anything.',
    notWhole: 'NOT OK  the scripts did not arrive whole: STOP here, and paste this block again',
    noFiles: 'None.',
    content: ({ path, source }: Words<'path' | 'source'>) =>
      `${path}: the text of ${source}, each \`@secret:NAME@\` replaced by its value, quoted as YAML needs it there; owner root, mode 0600. It may hold secrets and stands nowhere in this document. Remove it when all is done`,
    upload: ({ path, source, sha256, number }: Words<'path' | 'source' | 'sha256'> & Numbers<'number'>) =>
      `${path}: the file ${source}, sha256 ${sha256}; owner root, mode 0644; just before block ${number}`,
    scripts: ({ folder, sha256 }: Words<'folder' | 'sha256'>) =>
      `It only writes files into ${folder}, which root alone may read. Read them before you go on, if you want: \`NAME.sh\` runs on the firstbox, \`NAME.host\` on each host. To be seen: \`OK\` for each script with its sha256, as in the plan; at the end \`OK      block files\`. Unpacked, \`by-hand.sh\` has sha256 ${sha256}.`,
    block: ({ number, hosts }: Numbers<'number'> & Words<'hosts'>) => `Block ${number}, for ${hosts}`,
    wave: ({ number, wave, of, hosts }: Numbers<'number' | 'wave' | 'of'> & Words<'hosts'>) =>
      `Block ${number}, wave ${wave} of ${of}, for ${hosts}`,
    see: ({ number, address, hosts }: Numbers<'number'> & Words<'address' | 'hosts'>) =>
      `To be seen: \`OK\` for ${hosts}, and at the end \`OK      block ${number} ${address}\`. Anything else: STOP.`,
    jobHosts: 'each host that the job made',
    own: 'The script itself goes from host to host, or wave to wave, and stops by itself.',
    after:
      'From the machine with this program, where neither Terraform nor a state is needed. It must end with 0:',
    adopt:
      'Where Terraform is used later, its first deploy only adopts these parts: it finds on every host that all is so.',
    remove: ({ folder }: Words<'folder'>) => `Then remove the scripts and files: ${folder}`,
  },
  written: ({ environment, file }: Words<'environment' | 'file'>) => `${environment}: written to ${file}`,
  stale: ({ environment }: Words<'environment'>) =>
    problem({
      what: `${environment}: the plan is of another commit, no document was written`,
      got: 'the + lines',
      allowed: 'the - lines, as planned',
      cure: 'check out the commit of the plan, or plan again',
    }),
  cannotBeDone: ({ environment, got }: Words<'environment' | 'got'>) =>
    problem({
      what: `${environment}: nothing can be carried out as things are, no document was written`,
      got,
      allowed: 'a plan that nothing blocks',
      cure: 'boss plan shows each reason with its cure; mend that first',
    }),
  notWritten: ({ file, got }: Words<'file' | 'got'>) =>
    problem({
      what: `${file}: the document cannot be written`,
      got,
      allowed: 'a folder that you may write, with room',
      cure: 'look at ls -ld and df, or name another file',
    }),
  notObserved: ({ environment }: Words<'environment'>) =>
    problem({
      what: `${environment}: a change is made from a look`,
      got: 'BOSS_OBSERVE=off',
      allowed: 'a look at the hosts',
      cure: 'unset BOSS_OBSERVE',
    }),
};
