import type { KeyTexts } from '../values';

/** Keys of other components. */
export const componentKeys = {
  components: {
    meaning:
      'other components of the platform that a deploy job brings, by name: [components.md](components.md)',
    unset: 'none',
    shown: '`environments/examples/iam.yaml`',
    noun: 'a mapping',
    allowed: 'names of other components of the platform that a deploy job brings',
    example: 'components: { iam: { group: iam, packages: [pitrix-iam*] } }',
  },
  'components.cronus': {
    meaning: "of cronus group and packages are known: variables of its job, `{}` for the template's",
    shown: '`cronus: { is_cronus_master_zone: 1 }`',
    noun: 'a mapping',
    allowed: 'keys of the site’s vm_variables.template.yaml and their values',
    example: 'cronus: { is_cronus_master_zone: 1 }',
  },
  'components.cronus.*': {
    meaning: 'as `boss.v2.vmVariables.*`',
    shown: '`1`',
    noun: 'a value of vm_variables.<ZONE>.yaml',
    allowed:
      'text, a whole number, a list of texts, or a list of mappings of such, under a key that the template has',
    example: '<key>: 1',
  },
  'components.*': {
    meaning: 'any other, as in its key `deploy_<name>`',
    shown: 'see `iam.yaml`',
    noun: 'a mapping',
    allowed: 'group and packages; also programs and variables',
    example: '<component>: { group: …, packages: [ … ] }',
    cure: 'copy it from environments/examples/iam.yaml',
    others: 'write it below `variables:` where it is a key of vm_variables.template.yaml, else delete it',
  },
  'components.*.group': {
    meaning: 'the node group that its job brings hosts into, without the zone id',
    shown: '`iam`',
    noun: 'the name of a node group',
    allowed:
      'a file name in /pitrix/conf/nodes, without the zone id: lower-case letters, digits and single "-"',
    example: 'group: …',
    cure: 'it is the group that its nodes come into: `ls /pitrix/conf/nodes` on the firstbox',
  },
  'components.*.packages': {
    meaning: 'what proves it on each node of the group',
    shown: '`[pitrix-iam*]`',
    noun: 'a list of at least one package',
    allowed: 'packages that prove the component on a node, as names or patterns with `*`',
    example: 'packages: [ … ]',
    cure: '`dpkg -l` on a node that has the component prints them',
  },
  'components.*.packages.*': {
    meaning: "a package's name, or a pattern with `*` of which one is installed",
    shown: '`pitrix-iam*`',
    noun: 'the name of a package',
    allowed: 'a name as dpkg knows it, in which `*` and `?` stand for anything',
    example: '- pitrix-iam*',
  },
  'components.*.programs': {
    meaning: 'supervisor programs that must run there; `[]` where it has none',
    unset: 'those whose files these packages brought',
    noun: 'a list',
    allowed: 'supervisor programs that must run on its nodes; [] where it has none',
    example: 'programs: [iam_server]',
  },
  'components.*.programs.*': {
    meaning: 'one of them',
    shown: '`iam_server`',
    noun: 'the name of a program',
    allowed: 'a name as `supervisorctl status` on a node prints it',
    example: '- iam_server',
  },
  'components.*.variables': {
    meaning: "keys of the site's `vm_variables.template.yaml` beside `deploy_<name>`",
    unset: "the template's values",
    noun: 'a mapping',
    allowed: 'keys of the site’s vm_variables.template.yaml and their values',
    example: 'variables: { v2v_mgmt_network_address: … }',
  },
  'components.*.variables.*': {
    meaning: 'text, whole number, list of texts, or list of mappings of such',
    shown: "`['10.16.1.7', '10.16.1.8']`",
    noun: 'a value of vm_variables.<ZONE>.yaml',
    allowed:
      'text, a whole number, a list of texts, or a list of mappings of such, under a key that the template has',
    example: '<key>: 1',
  },
} satisfies Readonly<Record<string, KeyTexts>>;
