import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const json = <T>(name: string) => JSON.parse(readFileSync(join(__dirname, '..', name), 'utf8')) as T;

test('no package runs a script when it is installed, and each that has one is listed', () => {
  const { packages } = json<{ packages: Record<string, { hasInstallScript?: boolean }> }>(
    'package-lock.json',
  );
  const { allowScripts } = json<{ allowScripts?: Record<string, boolean> }>('package.json');
  const withScripts = Object.keys(packages)
    .filter((path) => packages[path]?.hasInstallScript === true)
    .map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  expect(withScripts).toContain('esbuild');
  expect(allowScripts).toEqual(Object.fromEntries(withScripts.map((name) => [name, false])));
});
