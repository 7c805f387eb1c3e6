import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { asRoot } from '../../lab/as-root';
import type { Lab } from '../../lab/start-lab';

/** Gives a lab's firstbox this machine's curl, with the libraries that it needs: a platform's firstbox has one. */
export async function curlOnFirstbox(lab: Lab): Promise<void> {
  const firstbox = lab.record.hosts.find(({ name }) => name === 'firstbox');
  if (firstbox === undefined) throw new Error('the lab has no firstbox');
  const { stdout: curl } = await execa('sh', ['-c', 'command -v curl']);
  const { stdout: needs } = await execa('ldd', [curl]);
  const libraries = needs.match(/\/\S+/g) ?? [];
  const loader = libraries.find((path) => /\/ld-[^/]+$/.test(path))?.replace(/.*\//, '') ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-curl-'));
  try {
    await execa('cp', ['-L', curl, ...libraries, folder]);
    const [command, ...args] = await asRoot([
      'nsenter',
      '--target',
      String(firstbox.pid),
      '--mount',
      '--root',
      '--',
      'tar',
      '-x',
      '-C',
      '/opt',
    ]);
    await execa(command, args, {
      input: (await execa('tar', ['-c', '-C', folder, '.'], { encoding: 'buffer' })).stdout,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
  const started = `exec /opt/${loader} --library-path /opt /opt/curl "$@"`;
  await lab.exec(
    'firstbox',
    `printf '#!/bin/sh\\n%s\\n' '${started}' >/usr/local/bin/curl; chmod 755 /usr/local/bin/curl`,
  );
}
