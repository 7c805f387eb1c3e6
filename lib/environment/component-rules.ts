import { type DeployedWish, deployedComponents } from './deployed-components';
import type { VmValue, VmVariables } from './environment';
import type { PartialShape, RuleBreach } from './rule';
import { knownComponent } from './known-components';
import { componentName, variableName } from './name-shapes';
import { nodeGroups } from './node-group';
import { texts } from '../text/catalogue/text';
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
            ...texts().environment.componentRules.fusionAddress({ key, parts: notInFusion }),
          }));
      });

/** Runbook: 一次仅允许追加部署一种组件; and nothing but names reaches a file of the platform as a key. */
const variablesAreOfOneComponent: Rule = (shape) =>
  variablesOf(shape).flatMap(({ path, values }) =>
    Object.keys(values).flatMap((key) => {
      const say = texts().environment.componentRules;
      const here = [...path, key];
      if (!variableName.test(key)) return [{ path: here, ...say.variableName({ key }) }];
      return key.startsWith('deploy_') ? [{ path: here, ...say.secondComponent({ key }) }] : [];
    }),
  );

/** A value becomes one line of the job's file. */
const valuesStayOnTheirLine: Rule = (shape) =>
  variablesOf(shape).flatMap(({ path, values }) =>
    Object.entries(values).flatMap(([key, value]) => {
      const { names, lines } = partsOf(value);
      const say = texts().environment.componentRules;
      const here = [...path, key];
      return [
        ...(lines.every((line) => oneLine.test(line)) ? [] : [{ path: here, ...say.notOneLine }]),
        ...(names.every((name) => variableName.test(name)) ? [] : [{ path: here, ...say.nameInList }]),
      ];
    }),
  );

const oneLine = /^[^\p{C}\p{Zl}\p{Zp}]{0,1000}$/u;

/** Names and texts that stand in a value. */
function partsOf(value: VmValue): { readonly names: readonly string[]; readonly lines: readonly string[] } {
  const items = typeof value === 'object' ? value : [value];
  const lines = items.flatMap((item) => (typeof item === 'object' ? Object.values(item) : [item]));
  return {
    names: items.flatMap((item) => (typeof item === 'object' ? Object.keys(item) : [])),
    lines: lines.filter((text) => typeof text === 'string'),
  };
}

/** The names become parts of resource addresses and of the key deploy_<name>. */
const componentNamesFit: Rule = ({ components }) =>
  Object.keys(components ?? {}).flatMap((name) => {
    const path = ['components', name];
    const say = texts().environment.componentRules;
    if (!componentName.test(name)) return [{ path, ...say.name }];
    return name === 'boss' ? [{ path, ...say.boss }] : [];
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
    const say = texts().environment.componentRules;
    const path = ['components', name, ...(name === 'cronus' ? [] : ['group'])];
    if (group === 'firstbox') return [{ path, ...say.firstbox({ name }) }];
    if (zone !== undefined && group.startsWith(`${zone}-`))
      return [{ path, ...say.zoneInFront({ rest: group.slice(zone.length + 1) }) }];
    return other === undefined ? [] : [{ path, ...say.groupTaken({ name, other }) }];
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
              ...texts().environment.componentRules.provesNothing({ name }),
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
