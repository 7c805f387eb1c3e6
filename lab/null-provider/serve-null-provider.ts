import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { spawn } from 'node:child_process';

export interface ServedNullProvider {
  /** Makes every `terraform` use the one running server: no installation, no process per phase. */
  readonly env: Readonly<Record<'TF_REATTACH_PROVIDERS', string>>;
  readonly stop: () => Promise<void>;
}

/**
 * Serves the stand-in of hashicorp/null to any number of Terraform runs, twelve times cheaper than the mirror (CDKTF
 * mechanics A1). `terraform init` writes no lock file then; `cdktf` needs `--skip-provider-lock`. The server ends with
 * the calling process, however that ends.
 */
export async function serveNullProvider(): Promise<ServedNullProvider> {
  // A process of its own: cdktf's matchers call Terraform synchronously, and would wait for a server in here for ever.
  const server = spawn(
    process.execPath,
    [join(__dirname, '../../scripts/run-ts.cjs'), join(__dirname, 'main.ts'), '--until-stdin-ends'],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const exited = once(server, 'exit');
  const started = once(createInterface(server.stdout), 'line') as Promise<[string]>;
  const [handshake] = await Promise.race([
    started,
    exited.then(() =>
      Promise.reject(new Error('null provider: the stand-in ended before it served; see its message above')),
    ),
  ]);
  const provider = {
    Protocol: 'grpc',
    ProtocolVersion: 5,
    Pid: server.pid,
    Test: true, // or Terraform ends the server after its first command
    Addr: { Network: 'unix', String: handshake.split('|')[3] },
  };
  return {
    env: { TF_REATTACH_PROVIDERS: JSON.stringify({ 'hashicorp/null': provider }) },
    stop: async () => {
      server.stdin.end();
      await exited;
    },
  };
}
