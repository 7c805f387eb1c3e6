import type { Environment } from '../../environment/environment';
import type { Observations } from '../../plan/observation';
import type { Precondition } from '../../plan/precondition';
import { kept } from '../../text/catalogue/en/kept';
import { compareVersions, parseVersion, renderVersion } from '../../text/version';
import { fact, told } from './fact';

export function installerIsRecentEnough(seen: Observations): Precondition {
  const installer = fact(seen, 'version.json', 'installer');
  return {
    name: 'installer',
    holds: 'value' in installer && compareVersions(parseVersion(installer.value), parseVersion('4.3')) >= 0,
    ...kept.jobs.installer,
    got: told(installer),
  };
}

/** What the file says of the installer decides which of the runbook's requirements are looked at. */
export function installerIsAsWritten({ installer }: Environment, seen: Observations): Precondition {
  const observed = fact(seen, 'version.json', 'installer');
  const written = renderVersion(installer);
  const say = kept.jobs.installerAsWritten;
  return {
    name: 'installer_as_written',
    holds: 'value' in observed && compareVersions(parseVersion(observed.value), installer) === 0,
    what: say.what({ written }),
    got: told(observed),
    allowed: say.allowed({ written }),
    cure: say.cure,
  };
}
