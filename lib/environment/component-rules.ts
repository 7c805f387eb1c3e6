import { type DeployedWish, deployedComponents } from './deployed-components';
import type { VmValue, VmVariables } from './environment';
import type { PartialShape, RuleBreach } from './rule';
import { knownComponent } from './known-components';
import { componentName, variableName } from './name-shapes';
import { nodeGroups } from './node-group';
import type { Path } from '../yaml/yaml-document';

type Rule = (shape: PartialShape) => readonly RuleBreach[];

interface Variables {
  /** As in `deploy_<component>`. */
  readonly component: string;
  readonly path: Path;
  readonly values: VmVariables;
}

/** Every mapping of variables for a deploy job, with where it stands. */
function variablesOf({ boss, components }: PartialShape): readonly Variables[] {
  const ofBoss = boss?.v2?.vmVariables;
  return [
    ...(ofBoss === undefined
      ? []
      : [{ component: 'boss', path: ['boss', 'v2', 'vmVariables'], values: ofBoss }]),
    ...wishes(components).map(({ name, variables = {} }) => ({
      component: name,
      path: ['components', name, ...(name === 'cronus' ? [] : ['variables'])],
      values: variables,
    })),
  ];
}

const wishes = (components: PartialShape['components']): readonly DeployedWish[] =>
  deployedComponents(components === undefined ? {} : { components });

/** Runbook: `fusion`模式不支持指定管理虚机的`floating_ip`和`mgmt_network_address`; not every component's document says so. */
const fusionTakesNoAddresses: Rule = (shape) =>
  shape.layout !== 'fusion'
    ? []
    : variablesOf(shape).flatMap(({ component, path, values }) => {
        const { notInFusion = [] } = knownComponent(component) ?? {};
        return Object.keys(values)
          .filter((key) => notInFusion.some((part) => key.includes(part)))
          .map((key) => ({
            path: [...path, key],
            what: `an address in the layout fusion; runbook: \`fusion\`模式不支持指定管理虚机的\`floating_ip\`和\`mgmt_network_address\``,
            allowed: `no key that holds ${notInFusion.join(' or ')}`,
            cure: `delete ${key}`,
          }));
      });

/** Runbook: 一次仅允许追加部署一种组件; and nothing but names reaches a file of the platform as a key. */
const variablesAreOfOneComponent: Rule = (shape) =>
  variablesOf(shape).flatMap(({ path, values }) =>
    Object.keys(values).flatMap((key) => {
      const breach = { path: [...path, key], cure: `delete ${key}, or correct it` };
      if (!variableName.test(key))
        return [
          {
            ...breach,
            what: 'the name of a variable does not fit; runbook: 按照模板里的说明',
            allowed: 'a key of vm_variables.template.yaml: lower-case letters, digits and "_"',
          },
        ];
      if (key.startsWith('deploy_'))
        return [
          {
            ...breach,
            what: 'a second component for one deploy job; runbook: 一次仅允许追加部署一种组件',
            allowed: 'variables of this component; its own deploy_ key is set by itself',
          },
        ];
      return [];
    }),
  );

/** A value becomes one line of the job's file. */
const valuesStayOnTheirLine: Rule = (shape) =>
  variablesOf(shape).flatMap(({ path, values }) =>
    Object.entries(values).flatMap(([key, value]) => {
      const { names, texts } = partsOf(value);
      const breach = { path: [...path, key], cure: 'correct it' };
      return [
        ...(texts.every((text) => oneLine.test(text))
          ? []
          : [
              {
                ...breach,
                what: 'the text of a variable is not one plain line; runbook: 按照模板里的说明',
                allowed: 'texts of up to 1000 characters that can be seen, without line ends',
              },
            ]),
        ...(names.every((name) => variableName.test(name))
          ? []
          : [
              {
                ...breach,
                what: 'a name in the list of a variable does not fit; runbook: 按照模板里的说明',
                allowed: 'lower-case letters, digits and "_"',
              },
            ]),
      ];
    }),
  );

const oneLine = /^[^\p{C}\p{Zl}\p{Zp}]{0,1000}$/u;

/** Names and texts that stand in a value. */
function partsOf(value: VmValue): { readonly names: readonly string[]; readonly texts: readonly string[] } {
  const items = typeof value === 'object' ? value : [value];
  const texts = items.flatMap((item) => (typeof item === 'object' ? Object.values(item) : [item]));
  return {
    names: items.flatMap((item) => (typeof item === 'object' ? Object.keys(item) : [])),
    texts: texts.filter((text) => typeof text === 'string'),
  };
}

/** The names become parts of resource addresses and of the key deploy_<name>. */
const componentNamesFit: Rule = ({ components }) =>
  Object.keys(components ?? {}).flatMap((name) => {
    const path = ['components', name];
    if (!componentName.test(name))
      return [
        {
          path,
          what: 'the name of a component does not fit; runbook: 一次仅允许追加部署一种组件',
          allowed: 'lower-case letters and digits, as in the key deploy_<name> of variables.yaml',
          cure: 'correct it',
        },
      ];
    if (name === 'boss')
      return [
        {
          path,
          what: 'BOSS is no other component; runbook: 部署BOSS V2',
          allowed: 'BOSS V2 under boss.v2 alone',
          cure: 'write `v2: { deploy: added }` under boss, and delete this',
        },
      ];
    return [];
  });

/** A job's hosts come into one group of the zone; what it proves there is of one component. */
const groupsOfComponentsFit: Rule = ({ zone, topology, groups, boss, components }) => {
  const prefix = topology === 'region' && zone !== undefined ? `${zone}-` : '';
  const taken = new Map<string, string>();
  if (boss?.v2?.deploy === 'added') taken.set(groups?.boss ?? `${prefix}boss`, 'boss.v2');
  return wishes(components).flatMap(({ name, group }) => {
    const role = nodeGroups.find((one) => one === group);
    const called = (role === undefined ? undefined : groups?.[role]) ?? `${prefix}${group}`;
    const other = taken.get(called);
    taken.set(called, other ?? `components.${name}`);
    const breach = { path: ['components', name, ...(name === 'cronus' ? [] : ['group'])] };
    if (group === 'firstbox')
      return [
        {
          ...breach,
          what: 'the firstbox gets no component of the platform; runbook: 一次仅允许追加部署一种组件',
          allowed: 'a node group of the zone',
          cure: `write the group whose nodes get ${name}`,
        },
      ];
    if (zone !== undefined && group.startsWith(`${zone}-`))
      return [
        {
          ...breach,
          what: 'the group has the zone id in front; runbook: 注意修改`ZONE_ID`为平台环境的实际值',
          allowed: 'the role alone: in a region the zone id is put in front of it',
          cure: `write \`group: ${group.slice(zone.length + 1)}\``,
        },
      ];
    return other === undefined
      ? []
      : [
          {
            ...breach,
            what: `two components on one group: ${other} has it already; runbook: 一次仅允许追加部署一种组件`,
            allowed: 'a group of its own for each component: the one that its job brings hosts into',
            cure: `correct the group of ${name}, or that of ${other}`,
          },
        ];
  });
};

/** Some that every node of a platform has, its own one among them. */
const everywhere = ['bash', 'dpkg', 'libc6', 'openssh-server', 'supervisor', 'pitrix-hosts'];

/** Stars in a row are one, so that a long pattern stays cheap. */
const patternOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll(/[.+]/g, '\\$&').replaceAll(/\*+/g, '.*').replaceAll('?', '.')}$`);

/** Packages that every node of a platform has prove no component. */
const packagesProveSomething: Rule = ({ components }) =>
  wishes(components).flatMap(({ name, packages }) =>
    packages.flatMap((pattern, index) =>
      /[a-z0-9]/.test(pattern.replace(/^pitrix(?:-ks)?/, '')) &&
      !everywhere.some((one) => patternOf(pattern).test(one))
        ? []
        : [
            {
              path: ['components', name, 'packages', index],
              what: 'packages that every node has prove no component; runbook: 一次仅允许追加部署一种组件',
              allowed: 'a pattern with something of the component’s own before or behind `*`',
              cure: `write it as in \`pitrix-${name}*\`, as dpkg -l on its nodes has them`,
            },
          ],
    ),
  );

/** What the file alone breaks of the rules for components that a deploy job brings. */
export const componentRules: readonly Rule[] = [
  fusionTakesNoAddresses,
  variablesAreOfOneComponent,
  valuesStayOnTheirLine,
  componentNamesFit,
  groupsOfComponentsFit,
  packagesProveSomething,
];
