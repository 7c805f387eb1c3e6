import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabZone } from './lab-zone';
import type { LabHost } from './host-plan';
import { aptFiles } from './package-files';
import type { PlantedFile } from './planted-file';
import { platformText, regionOf } from './platform-text';
import { otherPrograms, v1Programs } from './programs';

/** What BOSS V1's packages put on a node; faults take it from here again, as a reinstall does. */
export const packageFolder = '/var/cache/lab-packages';

/** What a node has beside the common files: the pushed configuration, its supervisor programs and, on a proxy, its nginx sites. */
export async function nodeFiles(host: LabHost, zone: LabZone): Promise<readonly PlantedFile[]> {
  const daemon = await readFile(join(__dirname, 'stand-ins', 'daemon'), 'utf8');
  const v1 = v1Programs[host.role];
  const others = otherPrograms[host.role];
  return [
    ...aptFiles(host.name),
    await lightPkgResources(),
    { path: '/pitrix/conf/global/server.yaml', content: await platformText('server.yaml', zone) },
    ...[...v1, ...others].map((name) => ({ path: programPath(name), content: daemon, mode: 0o755 })),
    ...[...v1, ...others].map((name) => ({ path: confPath(name), content: supervisorConf(name) })),
    ...v1.map((name) => ({ path: `${packageFolder}${confPath(name)}`, content: supervisorConf(name) })),
    ...(host.role === 'proxy' ? await proxyFiles(zone) : []),
  ];
}

/** Stands before the real module on the path of the hosts' Python; supervisor itself stays the real one. */
async function lightPkgResources(): Promise<PlantedFile> {
  const content = await readFile(join(__dirname, 'stand-ins', 'pkg_resources.py'), 'utf8');
  return { path: '/usr/local/lib/python3.11/dist-packages/pkg_resources.py', content };
}

function programPath(name: string): string {
  return `/pitrix/lib/${/boss/.test(name) ? 'boss' : 'platform'}/${name}`;
}

function confPath(name: string): string {
  return `/etc/supervisor/conf.d/${name}.conf`;
}

function supervisorConf(name: string): string {
  return `[program:${name}]
command=${programPath(name)}
autostart=true
autorestart=true
startsecs=1
stopwaitsecs=10
redirect_stderr=true
stdout_logfile=/pitrix/log/${name}.log
`;
}

async function proxyFiles(zone: LabZone): Promise<readonly PlantedFile[]> {
  const { domain } = zone;
  const boss = nginxSite('9090', `boss.${domain}`, 'BOSS V1 console');
  const available = '/etc/nginx/sites-available';
  return [
    { path: `${packageFolder}${available}/boss.conf`, content: boss },
    { path: `${available}/boss.conf`, content: boss },
    {
      path: `${available}/console.conf`,
      content: nginxSite('80 default_server', `console.${domain}`, 'console'),
    },
    { path: `${available}/cronus-api.conf`, content: topologySite(zone) },
    { path: topology, content: await platformText(`packages/pitrix-ks-proxy-cronus${topology}`, zone) },
    { path: '/etc/nginx/sites-enabled/boss.conf', content: `${available}/boss.conf`, link: true },
    { path: '/etc/nginx/sites-enabled/console.conf', content: `${available}/console.conf`, link: true },
    { path: '/etc/nginx/sites-enabled/cronus-api.conf', content: `${available}/cronus-api.conf`, link: true },
  ];
}

/** Cronus tells what it watches; without the file the answer is 404. */
const topology = '/pitrix/web/cronus/topology.json';

function topologySite({ zone, region, domain }: LabZone): string {
  return `server {
    listen 80;
    server_name api.${domain};
    location = /monitor/${region ? regionOf(zone) : zone}/api/topology {
        default_type application/json;
        alias ${topology};
    }
}
`;
}

function nginxSite(listen: string, serverName: string, answer: string): string {
  return `server {
    listen ${listen};
    server_name ${serverName};
    location / {
        default_type text/plain;
        return 200 "${answer}\\n";
    }
}
`;
}
