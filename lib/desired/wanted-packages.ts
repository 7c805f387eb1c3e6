import { basename, dirname, resolve } from 'node:path';
import type { Environment, WantedPackage } from '../environment/environment';
import type { Path } from '../yaml/yaml-document';

/** A package of BOSS V2 that an environment file wants, and where it goes (runbook 升级包). */
export interface PlacedPackage extends WantedPackage {
  /** Where it stands in the environment file. */
  readonly key: Path;
  readonly end: 'backEnd' | 'frontEnd';
  /** The .deb on this machine, absolute. */
  readonly from: string;
  /** The .deb on the firstbox. */
  readonly to: string;
}

const folders = { backEnd: '/pitrix/repo/indep/boss2', frontEnd: '/pitrix/repo/web' } as const;

/** Every wanted package, those of the back end first. */
export function placedPackages({ file: environmentFile, boss }: Environment): readonly PlacedPackage[] {
  return (['backEnd', 'frontEnd'] as const).flatMap((end) =>
    (boss.v2?.packages?.[end] ?? []).map((wanted, index) => ({
      ...wanted,
      key: ['boss', 'v2', 'packages', end, index],
      end,
      from: resolve(dirname(environmentFile), wanted.file),
      to: `${folders[end]}/${basename(wanted.file)}`,
    })),
  );
}
