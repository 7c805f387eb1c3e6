import type { PartialShape, RuleBreach } from './rule';

type Rule = (shape: PartialShape) => readonly RuleBreach[];

/** Runbook: 要求: `Sub Region`或`Sub Zone`无需部署`BOSS`服务 */
const bossIsGlobal: Rule = ({ place, boss }) =>
  place !== 'sub' || boss?.v2 === undefined
    ? []
    : [
        {
          path: ['boss', 'v2'],
          what: 'BOSS V2 in a sub zone; runbook: 要求: `Sub Region`或`Sub Zone`无需部署`BOSS`服务，仅需部署`cronus`服务即可',
          allowed: 'boss.v2 only with `place: global`',
          cure: 'delete boss.v2 here (cronus: `components: { cronus: {} }`), or correct place',
        },
      ];

/** Runbook 新环境部署: there only deploy_boss is set; everything else needs the installed platform. */
const withThePlatformIsAlone: Rule = ({ boss }) =>
  boss?.v2?.deploy !== 'with-the-platform'
    ? []
    : Object.keys(boss.v2)
        .filter((key) => key !== 'deploy')
        .map((key) => ({
          path: ['boss', 'v2', key],
          what: `boss.v2.${key} before the platform is installed; runbook: 新环境部署: 将\`deploy_boss\`设置为\`1\`即可`,
          allowed: 'deploy alone with `deploy: with-the-platform`',
          cure: 'delete it; when the platform is installed write `deploy: added` and add it again',
        }));

const healthyLineIsAPattern: Rule = ({ boss }) => {
  const pattern = boss?.v2?.healthyLine;
  if (pattern === undefined) return [];
  try {
    new RegExp(pattern);
    return [];
  } catch {
    return [
      {
        path: ['boss', 'v2', 'healthyLine'],
        what: 'healthyLine is not a pattern; runbook: django_manage.sh areyouok',
        allowed: 'an extended regular expression (grep -E)',
        cure: "write it as in `healthyLine: ' ok$'`",
      },
    ];
  }
};

/** It is compiled on each boss node, where repetitions inside others take gigabytes. */
const healthyLineIsSmall: Rule = ({ boss }) => {
  const pattern = boss?.v2?.healthyLine ?? '';
  const repetitions = [...pattern.matchAll(/\{(\d*),?(\d*)\}/g)].map(([, least, most]) =>
    Math.max(1, Number(least), Number(most)),
  );
  const tooMany = repetitions.reduce((all, one) => all * one, 1) > 1000;
  return tooMany || /\\[1-9]/.test(pattern)
    ? [
        {
          path: ['boss', 'v2', 'healthyLine'],
          what: 'healthyLine takes too much time or memory; runbook: django_manage.sh areyouok',
          allowed: 'numbers in {…} whose product is at most 1000, and no back-reference such as \\1',
          cure: 'write "+" or "*" instead of {…}',
        },
      ]
    : [];
};

/** Runbook 升级包: scan_all.sh and the build of the front end look for .deb files; the nodes have one front end. */
const packagesFit: Rule = ({ boss }) => {
  const packages = boss?.v2?.packages;
  const path = ['boss', 'v2', 'packages'];
  const notDebs = (['backEnd', 'frontEnd'] as const).flatMap((end) =>
    (packages?.[end] ?? []).flatMap(({ file }, index) =>
      file.endsWith('.deb')
        ? []
        : [
            {
              path: [...path, end, index, 'file'],
              what: 'a package file that the platform does not see; runbook: /pitrix/bin/scan_all.sh',
              allowed: 'a file whose name ends with .deb',
              cure: 'rename it, or name the right one',
            },
          ],
    ),
  );
  const [first, ...more] = packages?.frontEnd ?? [];
  const others = more.flatMap(({ version }, index) =>
    version === first?.version
      ? []
      : [
          {
            path: [...path, 'frontEnd', index + 1, 'version'],
            what: 'a second version of the front end; runbook: 将适用的最新的前端包放置到`/pitrix/repo/web/`目录',
            allowed: `one version, ${first?.version}, for all packages of the front end`,
            cure: 'delete one of them',
          },
        ],
  );
  return [...notDebs, ...others];
};

/** What the file alone breaks of the rules for BOSS V2. */
export const bossV2Rules: readonly Rule[] = [
  bossIsGlobal,
  withThePlatformIsAlone,
  healthyLineIsAPattern,
  healthyLineIsSmall,
  packagesFit,
];
