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

/**
 * Starts a server of its own in a temporary folder, as a user without rights: it refuses root. It ends with the calling process,
 * however that ends.
 */
export async function startPostgres(role: string, password: string): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'boss-postgres-'));
  const [data, secret] = [join(folder, 'data'), join(folder, 'password')];
  const port = String(await freePort());
  const unprivileged = await givenTo(folder);
  // QUIT, for KILL would leave the server's own processes.
  const start = (program: string, words: readonly string[]) =>
    execa('setpriv', ['--pdeathsig', 'QUIT', ...unprivileged, '--', join(programs(), program), ...words], {
      cwd: folder,
      stdin: 'ignore',
      stdout: 'ignore',
    });
  await writeFile(secret, password);
  await chmod(secret, 0o644); // in a folder that nobody else can enter
  const access = ['-U', 'administrator', `--pwfile=${secret}`, '-A', 'scram-sha-256'];
  await start('initdb', ['-D', data, ...access, '-E', 'UTF8', '--no-locale', '--no-sync']);
  const server = start('postgres', ['-D', data, '-h', '127.0.0.1', '-p', port, '-k', folder]);
  const ended = server.catch(() => undefined); // it is sent a signal
  const query = async (user: string, database: string, sql: string) => {
    const address = { PGHOST: '127.0.0.1', PGPORT: port, PGUSER: user, PGDATABASE: database };
    const env = { ...address, PGPASSWORD: password };
    const { stdout } = await execa('psql', ['-AtqX', '-v', 'ON_ERROR_STOP=1'], { env, input: sql });
    return stdout;
  };
  await Promise.race([server, answers(() => query('administrator', 'postgres', 'select 1'))]);
  await query('administrator', 'postgres', `create role "${role}" login password '${password}';`);
  await query('administrator', 'postgres', `create database states owner "${role}";`);
  return {
    connection: `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/states?sslmode=disable`,
    query: (sql) => query(role, 'states', sql),
    stop: async () => {
      server.kill('SIGQUIT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for the first answer. @throws Error with the last complaint after half a minute */
async function answers(ask: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Debian keeps the server's programs out of the PATH, one folder for each version. */
function programs(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  const folder = versions
    .map((name) => join(root, name, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  if (folder !== undefined) return folder;
  throw new Error(`PostgreSQL: no initdb under ${root}; run scripts/setup.sh lab, or install postgresql`);
}

/** Gives the folder to the package's own user, and says with which words of setpriv a command runs as that one. */
async function givenTo(folder: string): Promise<readonly string[]> {
  if (process.getuid?.() !== 0) return [];
  const id = async (option: string) => Number((await execa('id', [option, 'postgres'])).stdout);
  const [user, group] = [await id('-u'), await id('-g')];
  await chown(folder, user, group);
  return [`--reuid=${user}`, `--regid=${group}`, '--clear-groups'];
}
