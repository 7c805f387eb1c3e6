import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabZone } from './lab-zone';
import type { PlantedFile } from './planted-file';
import { platformText } from './platform-text';

const common = '/pitrix/lib/pitrix-installer-common';
const state = '/pitrix/lib/installer';
const earlierJob = 'j-0c4a17e5';

const programs: readonly (readonly [string, string])[] = [
  ['/pitrix/cli', 'deploy-qingcloud-component.py'],
  ['/pitrix/cli', 'get-deploy-qingcloud-component-status.py'],
  ['/pitrix/cli', 'get-deploy-qingcloud-component-log.py'],
  ['/pitrix/cli', 'describe-qingcloud.py'],
  ['/pitrix/bin', 'dump_hosts.py'],
  [common, 'installer_jobs.py'],
  [common, 'component_job.py'],
];

/** The installer of the firstbox: its commands, its templates, and a job of long ago. */
export async function installerFiles(zone: LabZone): Promise<readonly PlantedFile[]> {
  const commands = programs.map(async ([folder, name]): Promise<PlantedFile> => {
    const content = await readFile(join(__dirname, 'stand-ins', 'installer', name), 'utf8');
    return { path: `${folder}/${name}`, content, mode: content.startsWith('#!') ? 0o755 : 0o644 };
  });
  const texts: readonly (readonly [string, string])[] = [
    ['vm_variables.template.yaml', '/pitrix/config/templates/vm_variables.template.yaml'],
    ['variables.template.yaml', '/pitrix/config/templates/variables.template.yaml'],
    ['variables.installed.yaml', `/pitrix/config/variables.${zone.zone}.yaml`],
    ['installer/boss2.yaml', `${state}/templates/boss2.yaml`],
    ['installer/local_config.yaml', `${state}/templates/local_config.yaml`],
    ['installer/earlier-job.json', `${state}/jobs/${earlierJob}.json`],
  ];
  const files = texts.map(async ([file, path]): Promise<PlantedFile> => ({
    path,
    content: await platformText(file, zone),
  }));
  const log = '2026-01-05 10:00:00 Done\n';
  return [
    ...(await Promise.all([...commands, ...files])),
    { path: '/etc/profile.d/pitrix.sh', content: `export PYTHONPATH=${common}\n` }, // login shells only
    { path: `${state}/jobs/${earlierJob}.short`, content: log },
    { path: `/pitrix/log/deploy/${earlierJob}.log`, content: log },
  ];
}
