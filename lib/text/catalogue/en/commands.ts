/** What help and completion say of commands, arguments and options. */
export const commands = {
  boss: 'The BOSS service of a QingCloud private cloud, as code.',
  argument: {
    environments: 'names or paths',
    environment: 'name or path',
    host: 'as the platform calls it; firstbox for the firstbox',
    newName: 'of the environment: lower-case letters, digits, -',
    userAtFirstbox: 'how ssh reaches it, :PORT at its end where that is not 22',
    environmentsOrAll: 'names or paths; all in environments/ without one',
    environmentOrPlatform: 'name or path; with --stack a platform there, where it has several',
    runFile: 'converge/<address>.json in the folder of a stack; its script stands beside it',
    runSum: 'sha256 of that file, as the plan has it',
    scriptSum: 'sha256 of its script, as the plan has it',
  },
  option: {
    all: 'every file in environments/',
    json: 'one JSON object a line',
    verbose: "with Terraform's own text",
    stack: 'folder of a stack that was composed without an environment file, as cdktf.out/stacks/<stack>',
    lang: 'zh or en; without it as LC_ALL, LC_MESSAGES, LANG say',
  },
  check: {
    does: 'look at the hosts and tell what differs; needs no Terraform, no state and no lock',
    metrics: "write node-exporter's text format to FILE",
  },
  status:
    'one line for each environment: state, hosts, what differs, open runs and locks, last deploy by whom',
  plan: {
    does: 'look, compare, and show what a deploy would do; changes nothing',
    out: 'write this plan to FILE, for boss deploy --plan; one environment',
  },
  deploy: {
    does: 'plan, ask, and carry out exactly that plan',
    autoApprove: 'ask nothing',
    part: 'only this part of the runbook, and those that it waits for',
    plan: 'carry out exactly what boss plan --out wrote, where nothing moved since; asks nothing',
  },
  change: {
    does: 'write the document that a change board approves, from the very plan that will be carried out',
    plan: 'the file that boss plan --out wrote; without it the plan is made, and written beside the document',
    out: 'the document, Markdown; readable by its owner alone',
    manual: 'a runbook by hand, with blocks to paste on the firstbox; without --plan it needs no Terraform',
  },
  why: 'everything that is asked of one host: wanted, found, and the commands that would act',
  new: {
    does: 'write environments/NAME.yaml from what a firstbox says of its platform; changes nothing there',
    layout: 'the platform does not tell',
    hostKey: "its 'TYPE BASE64'; without it, what comes over the network is to be confirmed",
    sshConfig: 'an ssh_config for the way there',
    jump: 'machines on the way, the nearest first',
    jumpKey: "their 'TYPE BASE64', in the same order",
    zone: 'which zone, where the platform has several',
    place: 'where the platform does not tell',
    import:
      "with BOSS V2's boss2.yaml and local_config.yaml into environments/NAME/, secrets encrypted with age",
    recipient: 'with --import: who can decrypt the secrets, age1…',
    recipientsFile: 'with --import: the same, one a line, as age --recipients-file reads it',
  },
  doctor: 'what is needed between here and a node, with cures; without a name of this machine alone',
  report: {
    does: 'one page for a browser: the fleet, hosts, what differs since when, deploys; from what is saved here',
    out: 'the page, HTML; only you can read it',
  },
  restore: {
    does: 'backups of files that runs edited or removed on a firstbox, and how each is put back; changes nothing',
    list: 'list them: they are put back by hand',
  },
  secrets: {
    does: 'edit a file of secrets encrypted with age, and who can decrypt it; makes no connection',
    edit: 'edit the secrets in $VISUAL or $EDITOR; the clear text is in memory only',
    recipients: 'who can decrypt the secrets; a change encrypts them for the new list',
    add: 'age1…, also age1pq1… and age1tag1…',
    remove: 'who was removed can still decrypt what is in the history of git',
  },
  validate: 'read environment files; every problem at once, no connection is made',
  attach: {
    does: 'follow the run that is at work there, from its beginning to its end',
    stop: 'ask it to stop before the next thing that it begins',
    details: `
Ctrl-C ends the following only. Where no run is at work, the journals of killed ones are told and ended.
What is begun on hosts goes on to its end, also after --stop.`,
  },
  history: {
    does: 'who ran what, from which commit, when and with what result, host by host',
    firstbox: "everybody's runs, as the firstbox knows them",
    json: 'its lines, one JSON object each',
    details: `
Without --firstbox: what stands beside the Terraform state, which knows the runs from here. "left running": nobody here saw
its end; attach, or the next plan, adds how it came out. Of a run and a host the last line counts.`,
  },
  takeOver: {
    does: 'who holds the locks of a zone; --yes gives them to the next deploy',
    yes: 'give them away: read first what that risks',
    risk: `--yes gives them to the next deploy.
  Risk: the run that holds it is not stopped. If it still works, two runs change the same hosts at once, and neither
  can prove what it left. Wait for it, or make sure on the firstbox that it is gone, before you say --yes.`,
  },
  converge: 'run the run file of one group as Terraform would; no state is read or written',
  bundle: {
    does: 'write one archive for a site without internet: boss, its packages, the null provider, Terraform',
    out: 'the archive; it must not be there yet',
  },
  schema: 'the shape of an environment file as JSON Schema, for editors; also in environments/schema.json',
  completion: 'what a shell reads to complete boss, with environments and parts',
};
