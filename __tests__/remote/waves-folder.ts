import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { firstboxLibrary } from '../../lib/remote/shell-files';
import { shellFile } from '../../lib/remote/shell-file';

interface Said {
  /** Hosts of each fan-out. */
  readonly calls: readonly string[];
  /** Progress, and who was skipped and why. */
  readonly told: readonly string[];
}

/** What a host says whose first step failed, as printf takes it. */
export const failure = (host: string) => `@@n ${host} step 0 failed 1 -\\n@@n ${host} end\\n`;

/** A folder with an exec_nodes.sh and an /etc/hosts of its own, for `in_waves` of lib/remote/firstbox/waves.sh. */
export class WavesFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'boss-cdktf-waves-'));

  /** One run over an exec_nodes.sh that has each host say what `says` has for it; `away` is one that does not answer a ping. */
  async run(
    settings: string,
    hosts: string,
    says: Readonly<Record<string, string>> = {},
    etcHosts = '',
  ): Promise<Said> {
    const away = Object.keys(says).filter((host) => says[host] === 'away');
    const answers = Object.entries(says).map(([host, lines]) => `    ${host}) printf '${lines}' ;;`);
    writeFileSync(
      join(this.path, 'exec_nodes.sh'),
      `#!/bin/bash
echo "$2" >>${this.path}/calls
asked=$(echo "$3" | cut -d' ' -f2 | cut -d'|' -f1 | base64 -d | gzip -dc | tail -n +2)
for host in \${2//,/ }; do
  case " ${away.join(' ')} " in *" $host "*) echo "Error: The node [$host] is unreachable. Please check the network!"; continue ;; esac
  echo "Execing [$host] with [$3] ..."
  case $asked:$host in
    program:*) case $host in
${answers.join('\n')}
      *) printf '@@n %s step 0 already\\n@@n %s step 1 converged\\n@@n %s end\\n' $host $host $host ;;
    esac ;;
    *:*) ${this.path}/holds $host ;;
  esac
done
`,
      { mode: 0o755 },
    );
    writeFileSync(join(this.path, 'hosts'), etcHosts);
    writeFileSync(
      join(this.path, 'holds'),
      `#!/bin/bash\nhas=$(cat ${this.path}/has-$1 2>/dev/null)\n[ -z "$has" ] || echo "@@n $1 holds $has"\n`,
      { mode: 0o755 },
    );
    // By plain ssh only those are reached that have a file for that, and only to say who holds the address.
    writeFileSync(
      join(this.path, 'ssh'),
      `#!/bin/bash
host=\${@: -2:1}
case $(cat) in *program) asked=change ;; *) asked=holds ;; esac
[ "$asked" = change ] || echo "$host" >>${this.path}/ssh-calls
[ "$asked" = holds ] && [ -e ${this.path}/ssh-$host ] || { echo "ssh: connect to host $host port 22: No route to host"; exit 255; }
exec ${this.path}/holds $host
`,
      { mode: 0o755 },
    );
    const script = `PATH=${this.path}:$PATH nonce=n engine=exec_nodes width=1 host_seconds=5 waves=- may_be_unreachable=0 may_fail=0 vip_name=- step_count=2
    ${firstboxLibrary}
    ${shellFile('firstbox/holder-last.sh').replaceAll('/etc/hosts | sort', `${this.path}/hosts | sort`)}
    ${shellFile('firstbox/journal.sh')}
    ${shellFile('firstbox/waves.sh')}
    exec_nodes=${this.path}/exec_nodes.sh nodes_directory=${this.path} ${settings}
    arguments_for() { :; }
    hosts=(${hosts})
    program=$(printf program | base64 -w0) zone=unit1
    in_waves ${hosts}`;
    const { stdout } = await execa('bash', ['-s'], { input: script, reject: false });
    const told = [...stdout.matchAll(/^@@n (?:progress|skipped (\S+)) (\S+)$/gm)].map(([, who, text = '']) =>
      [...(who === undefined ? [] : [`skipped ${who}`]), Buffer.from(text, 'base64').toString()].join(': '),
    );
    return { calls: readFileSync(join(this.path, 'calls'), 'utf8').trim().split('\n'), told };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
