import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { freePort } from '../../observe/loopback-sshd';

/** Debian's PostgreSQL on the loopback address, with one database that an ordinary role owns. */
export interface Postgres {
  /** As in PG_CONN_STR. */
  readonly connection: string;
  /** Runs SQL as the role that owns the database; one line for each row. */
  query(sql: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a server of its own in a temporary folder, as a user without rights: it refuses root. */
export async function startPostgres(role: string, password: string): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'boss-postgres-'));
  const port = String(await freePort());
  const programs = programsFolder();
  const unprivileged = await becoming(folder);
  const run = async (program: string, ...words: string[]) => {
    const [command, ...rest] = [...unprivileged, join(programs, program), ...words] as [string, ...string[]];
    await execa(command, rest, { cwd: folder, stdin: 'ignore', stdout: 'ignore' });
  };
  const data = join(folder, 'data');
  const words = join(folder, 'password');
  await writeFile(words, password);
  await chmod(words, 0o644);
  await run(
    ...(['initdb', '-D', data, '-U', 'administrator', `--pwfile=${words}`] as const),
    ...['-A', 'scram-sha-256', '-E', 'UTF8', '--no-locale', '--no-sync'],
  );
  await run(
    ...(['pg_ctl', '-D', data, '-w', '-l', join(folder, 'log')] as const),
    ...['-o', `-h 127.0.0.1 -p ${port} -k ${folder}`, 'start'],
  );
  const query = async (user: string, database: string, sql: string) => {
    const address = { PGHOST: '127.0.0.1', PGPORT: port, PGUSER: user, PGDATABASE: database };
    const env = { ...address, PGPASSWORD: password };
    const { stdout } = await execa('psql', ['-AtqX', '-v', 'ON_ERROR_STOP=1'], { env, input: sql });
    return stdout;
  };
  await query('administrator', 'postgres', `create role "${role}" login password '${password}';`);
  await query('administrator', 'postgres', `create database states owner "${role}";`);
  return {
    connection: `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/states?sslmode=disable`,
    query: (sql) => query(role, 'states', sql),
    stop: async () => {
      await run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Debian keeps the server's programs out of the PATH, one folder for each version. */
function programsFolder(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  const folder = versions
    .map((version) => join(root, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  if (folder === undefined)
    throw new Error(
      `PostgreSQL: no initdb under ${root}; run scripts/setup.sh lab, or install the package postgresql`,
    );
  return folder;
}

/** What stands before a command so that it runs as the package's own user, to whom the folder is given. */
async function becoming(folder: string): Promise<readonly string[]> {
  if (process.getuid?.() !== 0) return [];
  const id = async (option: string) => Number((await execa('id', [option, 'postgres'])).stdout);
  const [user, group] = [await id('-u'), await id('-g')];
  await chown(folder, user, group);
  return ['setpriv', `--reuid=${user}`, `--regid=${group}`, '--clear-groups', '--'];
}
