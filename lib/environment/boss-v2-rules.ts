import { texts } from '../text/catalogue/text';
import type { PartialShape, RuleBreach } from './rule';

type Rule = (shape: PartialShape) => readonly RuleBreach[];

/** Runbook: 要求: `Sub Region`或`Sub Zone`无需部署`BOSS`服务 */
const bossIsGlobal: Rule = ({ place, boss }) =>
  place !== 'sub' || boss?.v2 === undefined
    ? []
    : [
        {
          path: ['boss', 'v2'],
          ...texts().environment.bossV2Rules.inSub,
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
          ...texts().environment.bossV2Rules.beforeThePlatform({ key }),
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
        ...texts().environment.bossV2Rules.noPattern,
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
          ...texts().environment.bossV2Rules.patternTooBig,
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
              ...texts().environment.bossV2Rules.noDeb,
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
            ...texts().environment.bossV2Rules.secondFrontEnd({ version: first?.version ?? '' }),
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
