import { nginxSite, pathState, pendingNginxFilesOfOthers } from '../remote/probes';
import { quote } from '../remote/quote';
import { expectation, type Step } from '../plan/step';

/**
 * An nginx site is gone: not enabled, no file, and the running nginx serves a configuration without it.
 *
 * Runbook 卸载BOSS V1: both `rm -f`, enabled link first, then `service nginx reload`. `nginx -t` before anything is removed is
 * ours, and so are the copies that nginx loads: a reload with a broken configuration keeps serving the old one (lab notes 7).
 * @param port on which it is served, where no file of it tells
 */
export function nginxSiteAbsent(site: string, port: number): Step {
  const available = `/etc/nginx/sites-available/${site}`;
  return {
    title: `nginx site absent: ${site}`,
    expect: [
      expectation({ subject: `nginx site ${site}`, probe: nginxSite(site, port), expected: 'absent' }),
      expectation({ subject: `file ${available}`, probe: pathState(available), expected: 'absent' }),
    ],
    requires: [
      expectation({
        subject: 'pending nginx changes of other files',
        probe: pendingNginxFilesOfOthers(site, port),
        expected: 'none',
      }),
    ],
    run: [`remove_site ${quote(site)} ${port}`],
  };
}
