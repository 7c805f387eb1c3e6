import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const json = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, '..', name), 'utf8'));

test('no package runs a script when it is installed, and each that has one is listed', () => {
  const { packages } = json('package-lock.json') as {
    packages: Readonly<Record<string, { hasInstallScript?: boolean }>>;
  };
  const { allowScripts } = json('package.json') as { allowScripts?: Readonly<Record<string, boolean>> };
  const withScripts = Object.keys(packages)
    .filter((path) => packages[path]?.hasInstallScript === true)
    .map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  expect(withScripts).toContain('esbuild');
  expect(allowScripts).toEqual(Object.fromEntries(withScripts.map((name) => [name, false])));
});
