import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { firstboxLibrary } from '../../lib/remote/shell-files';

/** A folder with an exec_nodes.sh of its own, for the fan-outs of lib/remote/firstbox/firstbox.sh. */
export class FanOutFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'boss-cdktf-fan-out-'));

  /** Lines of one fan-out over an exec_nodes.sh that is the given shell text. */
  async run(
    execNodes: string,
    setting: string,
    program: string,
    hosts: string,
    speak = 'fan_out',
  ): Promise<readonly string[]> {
    writeFileSync(join(this.path, 'exec_nodes.sh'), execNodes, { mode: 0o755 });
    const script = `nonce=n engine=exec_nodes width=1 host_seconds=5\n${firstboxLibrary}
    exec_nodes=${this.path}/exec_nodes.sh ${setting}
    arguments_for() { printf '%s=x ' "$@"; }
    ${speak} '${program}' ${hosts}`;
    const { stdout } = await execa('bash', ['-s'], { input: script, reject: false });
    return stdout.split('\n').filter((line) => line !== '');
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
