import type { Environment } from '../../environment/environment';
import type { Observations } from '../../plan/observation';
import type { Precondition } from '../../plan/precondition';
import { compareVersions, parseVersion, renderVersion } from '../../text/version';
import { fact, told } from './fact';

const sentence = 'runbook: 要求: `Installer`的版本必须是`4.3`及以上版本，仅支持部署`BOSS V2`版本';

export function installerIsRecentEnough(seen: Observations): Precondition {
  const installer = fact(seen, 'version.json', 'installer');
  return {
    name: 'installer',
    holds: 'value' in installer && compareVersions(parseVersion(installer.value), parseVersion('4.3')) >= 0,
    what: `BOSS V2 needs a newer installer; ${sentence}`,
    got: told(installer),
    allowed: '"installer" of "current" in /pitrix/version.json is 4.3 or newer',
    cure: 'upgrade the platform first',
  };
}

/** What the file says of the installer decides which of the runbook's requirements are looked at. */
export function installerIsAsWritten({ installer }: Environment, seen: Observations): Precondition {
  const observed = fact(seen, 'version.json', 'installer');
  const written = renderVersion(installer);
  return {
    name: 'installer_as_written',
    holds: 'value' in observed && compareVersions(parseVersion(observed.value), installer) === 0,
    what: `the environment file says installer ${written}, the platform says otherwise; ${sentence}`,
    got: told(observed),
    allowed: `${written} in /pitrix/version.json`,
    cure: 'correct installer in the environment file',
  };
}
