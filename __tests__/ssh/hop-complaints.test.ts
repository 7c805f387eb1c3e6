/** verifies, over real sshds: which hop a failed connection is about, whatever banners say */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../../lib/environment/connection';
import { runOnFirstbox } from '../../lib/ssh/transport';
import { hostKey } from '../environments-for-tests';
import { freePort, type LoopbackSshd, startLoopbackSshd } from '../observe/loopback-sshd';

const run = (connection: Connection) =>
  runOnFirstbox(connection, {
    script: 'echo ran',
    arguments: [],
    silenceSeconds: 20,
    onLine: () => undefined,
  });

describe('E3, E4, E5 a server whose banner has words of ssh, in two scripts', () => {
  let loud: LoopbackSshd;
  beforeAll(async () => {
    const banner = join(mkdtempSync(join(tmpdir(), 'boss-cdktf-banner-')), 'banner');
    writeFileSync(
      banner,
      'Questions about the host key: call 1234\nREMOTE HOST IDENTIFICATION is logged\n'.repeat(3) +
        'Permission denied to all others\n未授权禁止访问\n',
    );
    loud = await startLoopbackSshd([`Banner ${banner}`]);
  });
  afterAll(() => loud.stop());
  const jump = (more: object = {}) => {
    const { host, port, user, hostKey: key } = loud.connection;
    return { host, port: port ?? 0, user, hostKey: key, ...more };
  };

  test('a login that it refuses is not taken for a changed host key', async () => {
    const said = run({ ...loud.connection, user: 'no-such-user' });
    await expect(said).rejects.toThrow(
      /^firstbox 127\.0\.0\.1: it refused the login \(no-such-user@127\.0\.0\.1: Permission denied \([^)]*\)\.\); load/,
    );
    await expect(said).rejects.not.toThrow(/hostKey/);
  });

  test('as a jump host that refuses the login it is named, not the firstbox', async () => {
    const jumpHosts = [jump(), jump({ user: 'no-such-user' })];
    await expect(run({ ...loud.connection, jumpHosts })).rejects.toThrow(
      /^firstbox 127\.0\.0\.1: jump host 127\.0\.0\.1 \(2 of 2\): it refused the login/,
    );
  });

  test('as a jump host that another one cannot reach', async () => {
    const jumpHosts = [jump(), jump({ port: await freePort() })];
    await expect(run({ ...loud.connection, jumpHosts })).rejects.toThrow(
      /^firstbox 127\.0\.0\.1: jump host 127\.0\.0\.1 \(1 of 2\): it could not reach the next host .*Connection refused/,
    );
  });

  test('with another key than the firstbox should have, behind a jump host: the firstbox is meant', async () => {
    await expect(run({ ...loud.connection, jumpHosts: [jump()], hostKey })).rejects.toThrow(
      /^firstbox 127\.0\.0\.1: its host key is not the one .* correct hostKey$/,
    );
  });
});
