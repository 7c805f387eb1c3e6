import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { LabZone } from './lab-zone';
import type { PlantedFile } from './planted-file';
import { platformText } from './platform-text';
import { otherComponents } from './programs';

/** Nodes whose source is not marked as trusted: the platform's normal case, packages are not signed. */
const unsigned = /(?:^|-)(?:boss0|webservice1)$/;

/** Where a node's apt finds the firstbox's repository, with apt's old default for unsigned ones, and nothing that makes it slower. */
export function aptFiles(node: string): readonly PlantedFile[] {
  const trust = unsigned.test(node) ? '' : '[trusted=yes] ';
  return [
    {
      path: '/etc/apt/sources.list',
      content: `deb ${trust}http://qingcloud-firstbox/repo indep/\n`,
    },
    {
      path: '/etc/apt/apt.conf.d/lab',
      content:
        'Acquire::Languages "none";\nAcquire::Retries "0";\nAcquire::AllowInsecureRepositories "true";\n',
    },
  ];
}

const standIns: readonly (readonly [string, string])[] = [
  ['/pitrix/build', 'build_pkgs.py'],
  ['/pitrix/bin', 'scan_all.sh'],
  ['/pitrix/upgrade', 'update.sh'],
  ['/pitrix/upgrade', 'update_nodes.sh'],
  ['/pitrix/upgrade', '_update_node.sh'],
];

/** What the firstbox builds packages from, and what brings them to nodes. Nothing is built yet. */
export async function packageFiles(zone: LabZone): Promise<readonly PlantedFile[]> {
  const commands = standIns.map(async ([folder, name]): Promise<PlantedFile> => {
    const content = await readFile(join(__dirname, 'stand-ins', name), 'utf8');
    return { path: `${folder}/${name}`, content, mode: 0o755 };
  });
  return [
    ...(await Promise.all(commands)),
    ...(await packageFolders(zone)),
    { path: '/pitrix/repo/indep/.keep', content: '' },
    { path: '/pitrix/upgrade/packages/boss', content: "packages=('pitrix-boss2-manager');\n" },
    { path: '/etc/nginx/sites-enabled/repo.conf', content: repositorySite },
  ];
}

const repositorySite = `server {
    listen 80;
    location /repo/ {
        alias /pitrix/repo/;
        if_modified_since off; # two builds within one second would look like one
    }
}
`;

/** A package is a folder of `platform/packages`; build_pkgs.py says what may be in it. */
async function packageFolders(zone: LabZone): Promise<readonly PlantedFile[]> {
  const packages = join(__dirname, 'platform', 'packages');
  const entries = await readdir(packages, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(async (entry): Promise<PlantedFile> => {
      const name = relative(packages, join(entry.parentPath, entry.name));
      const content = await platformText(join('packages', name), zone);
      const mode = content.startsWith('#!') ? 0o755 : 0o644;
      return { path: `/pitrix/build/packages/deb/${name}`, content, mode };
    });
  const all = await Promise.all(files);
  const cronus = all.filter(({ path }) => path.includes('/pitrix-cronus/'));
  return [
    ...all,
    ...otherComponents.flatMap((component) => cronus.map((file) => packageOf(component, file))),
  ];
}

/** The package of another component is that of cronus under its own names. */
function packageOf(component: string, { path, content, mode = 0o644 }: PlantedFile): PlantedFile {
  const named = (text: string) =>
    text.replaceAll('influxdb', `${component}_server`).replaceAll('cronus', component);
  return { path: named(path), content: named(content), mode };
}
