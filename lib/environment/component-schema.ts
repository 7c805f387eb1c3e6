import { z } from 'zod';
import { key } from './environment-key';
import { groupName, packagePattern, programName } from './name-shapes';

const variable = key(
  z.union([
    z.string(),
    z.int(),
    z.array(z.string()),
    z.array(z.record(z.string(), z.union([z.string(), z.int()]))),
  ]),
  {
    noun: 'a value of vm_variables.<ZONE>.yaml',
    allowed:
      'text, a whole number, a list of texts, or a list of mappings of such, under a key that the template has',
    example: '<key>: 1',
  },
);

/** Values for a deploy job. */
export const variables = (example: string) =>
  key(z.record(z.string(), variable), {
    noun: 'a mapping',
    allowed: 'keys of the site’s vm_variables.template.yaml and their values',
    example,
  });

/** What only the site knows of a component that a deploy job brings. */
export const componentSchema = key(
  z.strictObject({
    group: key(z.string().regex(groupName), {
      noun: 'the name of a node group',
      allowed:
        'a file name in /pitrix/conf/nodes, without the zone id: lower-case letters, digits and single "-"',
      example: 'group: …',
      cure: 'it is the group that its nodes come into: `ls /pitrix/conf/nodes` on the firstbox',
    }),
    packages: key(
      z
        .array(
          key(z.string().regex(packagePattern), {
            noun: 'the name of a package',
            allowed: 'a name as dpkg knows it, in which `*` and `?` stand for anything',
            example: '- pitrix-iam*',
          }),
        )
        .min(1),
      {
        noun: 'a list of at least one package',
        allowed: 'packages that prove the component on a node, as names or patterns with `*`',
        example: 'packages: [ … ]',
        cure: '`dpkg -l` on a node that has the component prints them',
      },
    ),
    programs: key(
      z.array(
        key(z.string().regex(programName), {
          noun: 'the name of a program',
          allowed: 'a name as `supervisorctl status` on a node prints it',
          example: '- iam_server',
        }),
      ),
      {
        noun: 'a list',
        allowed: 'supervisor programs that must run on its nodes; [] where it has none',
        example: 'programs: [iam_server]',
      },
    ).exactOptional(),
    variables: variables('variables: { v2v_mgmt_network_address: … }').exactOptional(),
  }),
  {
    noun: 'a mapping',
    allowed: 'group and packages; also programs and variables',
    example: '<component>: { group: …, packages: [ … ] }',
    cure: 'copy it from environments/examples/iam.yaml',
    others: 'write it below `variables:` where it is a key of vm_variables.template.yaml, else delete it',
  },
);

/** `components:`, other components of the platform. */
export const componentsSchema = key(
  z
    .object({ cronus: variables('cronus: { is_cronus_master_zone: 1 }').exactOptional() })
    .catchall(componentSchema),
  {
    noun: 'a mapping',
    allowed: 'names of other components of the platform that a deploy job brings',
    example: 'components: { iam: { group: iam, packages: [pitrix-iam*] } }',
  },
);
