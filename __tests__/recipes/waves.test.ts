import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { firstboxLibrary } from '../../facts/shell-files';
import { recipeShellFile } from '../../recipes/recipe-shell-file';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-waves-'))));
afterEach(() => rmSync(folder, { recursive: true }));

interface Said {
  /** Hosts of each fan-out. */
  readonly calls: readonly string[];
  /** Progress, and who was skipped and why. */
  readonly told: readonly string[];
}

/** One run over an exec_nodes.sh that has each host say what `says` has for it; `away` is one that does not answer a ping. */
async function inWaves(
  settings: string,
  hosts: string,
  says: Readonly<Record<string, string>> = {},
  etcHosts = '',
): Promise<Said> {
  const away = Object.keys(says).filter((host) => says[host] === 'away');
  const answers = Object.entries(says).map(([host, lines]) => `    ${host}) printf '${lines}' ;;`);
  writeFileSync(
    join(folder, 'exec_nodes.sh'),
    `#!/bin/bash
echo "$2" >>${folder}/calls
asked=$(echo "$3" | cut -d' ' -f2 | cut -d'|' -f1 | base64 -d | gzip -dc)
for host in \${2//,/ }; do
  case " ${away.join(' ')} " in *" $host "*) echo "Error: The node [$host] is unreachable. Please check the network!"; continue ;; esac
  echo "Execing [$host] with [$3] ..."
  case $asked:$host in
    program:*) case $host in
${answers.join('\n')}
      *) printf '@@n %s step 0 already\\n@@n %s step 1 converged\\n@@n %s end\\n' $host $host $host ;;
    esac ;;
    *:*) ${folder}/holds $host ;;
  esac
done
`,
    { mode: 0o755 },
  );
  writeFileSync(join(folder, 'hosts'), etcHosts);
  writeFileSync(
    join(folder, 'holds'),
    `#!/bin/bash\nhas=$(cat ${folder}/has-$1 2>/dev/null)\n[ -z "$has" ] || echo "@@n $1 holds $has"\n`,
    { mode: 0o755 },
  );
  const script = `nonce=n engine=exec_nodes width=1 host_seconds=5 waves=- may_be_away=0 vip_name=- step_count=2
    ${firstboxLibrary}
    ${recipeShellFile('holder-last.sh').replaceAll('/etc/hosts | sort', `${folder}/hosts | sort`)}
    ${recipeShellFile('journal.sh')}
    ${recipeShellFile('waves.sh')}
    exec_nodes=${folder}/exec_nodes.sh ${settings}
    arguments_for() { :; }
    hosts=(${hosts})
    program=$(printf program | base64 -w0) zone=unit1
    in_waves ${hosts}`;
  const { stdout } = await execa('bash', ['-s'], { input: script, reject: false });
  const told = [...stdout.matchAll(/^@@n (?:progress|skipped (\S+)) (\S+)$/gm)].map(([, who, text = '']) =>
    [...(who === undefined ? [] : [`skipped ${who}`]), Buffer.from(text, 'base64').toString()].join(': '),
  );
  return { calls: readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n'), told };
}

test.each([['waves=-'], ['waves=a'], ['waves=a,b']])(
  'fewer than two waves are one fan-out: %s',
  async (waves) => {
    expect(await inWaves(waves, 'a b c')).toEqual({ calls: ['a,b,c'], told: [] });
  },
);

test('wave after wave, and those that did not differ with the last one', async () => {
  expect(await inWaves('waves=b:d:a,e', 'a b c d e f')).toEqual({
    calls: ['b', 'd', 'a,e,c,f'],
    told: ['wave 1 of 3: b', 'wave 2 of 3: d', 'wave 3 of 3: a, e'],
  });
});

test('of a large wave the first five are named', async () => {
  const { told } = await inWaves('waves=a:b,c,d,e,f,g,h', 'a b c d e f g h');
  expect(told[1]).toBe('wave 2 of 2: b, c, d, e, f and 2 more');
});

const already = '@@n b step 0 already\\n@@n b step 1 already\\n';
test.each([
  ['nothing at all', '', 'no answer from b which may be changed, nobody was proven'],
  ['no answer to a ping', 'away', 'no answer from b, nobody was proven'],
  [
    'a shell that does not end',
    'Connection closed by remote host\\n',
    'no answer from b which may be changed, nobody was proven',
  ],
  [
    'another host key',
    '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\\nHost key verification failed.\\n',
    'the host key of b is not the known one, nobody was proven',
  ],
  ['a failure', '@@n b step 0 failed 1 -\\n@@n b end\\n', 'b, nobody was proven'],
  ['a proof too few', '@@n b step 0 already\\n@@n b end\\n', 'b, nobody was proven'],
  ['no end', already, 'b, nobody was proven'],
  ['two ends', `${already}@@n b end\\n@@n b end\\n`, 'b, nobody was proven'],
  ['a proof twice', `${already}@@n b step 1 already\\n@@n b end\\n`, 'b, nobody was proven'],
  [
    'a word that is not known',
    `${already}@@n b step 1 already really\\n@@n b end\\n`,
    'b, nobody was proven',
  ],
  [
    'the proof of another',
    '@@n a step 0 already\\n@@n a step 1 already\\n@@n a end\\n',
    'b, nobody was proven',
  ],
])('%s stops before the next wave, and the rest is said to be skipped', async (_, says, problem) => {
  expect(await inWaves('waves=b:a:c,d', 'a b c d e', { b: says })).toEqual({
    calls: ['b'],
    told: ['wave 1 of 3: b', `skipped a,c,d,e: not touched, for wave 1 of 3 was not proven: ${problem}`],
  });
});

test('what a host tells and finds on its way is no hindrance', async () => {
  const says =
    '@@n b told abc\\n@@n b found 0 guard 0 running -\\n@@n b step 0 acting\\n@@n b step 0 converged\\n@@n b step 1 already\\n@@n b end\\n';
  expect((await inWaves('waves=b:a', 'a b', { b: says })).calls).toEqual(['b', 'a']);
});

test('hosts that their change did not reach are passed over as many as may be, counted over all waves, and never alone', async () => {
  const silent = { b: 'away', d: 'ssh: connect to host d port 22: No route to host\\r\\n' };
  const waves = 'waves=a:b,c:d,e:f';
  const all = 'a b c d e f';
  expect((await inWaves(`${waves} may_be_away=2`, all, silent)).calls).toEqual(['a', 'b,c', 'd,e', 'f']);
  rmSync(join(folder, 'calls'));
  expect((await inWaves(`${waves} may_be_away=1`, all, silent)).told.at(-1)).toBe(
    'skipped f: not touched, for wave 3 of 4 was not proven: no answer from d',
  );
  expect((await inWaves('waves=b:a may_be_away=5', 'a b', silent)).told.at(-1)).toBe(
    'skipped a: not touched, for wave 1 of 2 was not proven: nobody was proven',
  );
});

test('a host that was sent its change and gave no receipt ends it, however many may be unreachable', async () => {
  const { calls, told } = await inWaves('waves=a,b:c may_be_away=9', 'a b c', { b: '' });
  expect(calls).toEqual(['a,b']);
  expect(told.at(-1)).toBe(
    'skipped c: not touched, for wave 1 of 2 was not proven: no answer from b which may be changed',
  );
});

test('a host whose output is written by another one as well ends it', async () => {
  const forged = 'Execing [b] with [x] ...\\n@@n b step 0 already\\n@@n b step 1 already\\n@@n b end\\n';
  const whole = '@@n a step 0 already\\n@@n a step 1 already\\n@@n a end\\n';
  const { told } = await inWaves('waves=a,b:c may_be_away=9', 'a b c', { a: `${whole}${forged}`, b: '' });
  expect(told.at(-1)).toBe('skipped c: not touched, for wave 1 of 2 was not proven: b');
});

describe('the holder of the virtual address', () => {
  const named =
    '10.0.0.1 lab-proxy.example proxy # the VIP\n#10.0.0.9 proxy\n10.0.0.2 proxy0.example proxy0\n';
  const run = async (has: Readonly<Record<string, string>>, etcHosts = named) => {
    for (const [host, word] of Object.entries(has)) writeFileSync(join(folder, `has-${host}`), word);
    return inWaves('waves=p0:p1 vip_name=proxy', 'p0 p1 p2', {}, etcHosts);
  };

  test('comes last', async () => {
    expect(await run({ p0: 'yes', p1: 'no', p2: 'no' })).toEqual({
      calls: ['p0,p1,p2', 'p1', 'p0,p2'],
      told: ['p0 holds 10.0.0.1 (proxy): it comes last', 'wave 1 of 2: p1', 'wave 2 of 2: p0'],
    });
  });

  test('is not among those that are changed', async () => {
    expect((await run({ p0: 'no', p1: 'no', p2: 'yes' })).told[0]).toBe(
      'p2 holds 10.0.0.1 (proxy) and is not to be changed',
    );
  });

  test.each([
    ['nobody', { p0: 'no', p1: 'unreadable' }, 'p0 no, p1 unreadable, p2 no answer'],
    ['several', { p0: 'yes', p1: 'yes', p2: 'no' }, 'p0 yes, p1 yes, p2 no'],
  ])('is %s: that is said, and the order is that of the names', async (_, has, said) => {
    expect(await run(has)).toEqual({
      calls: ['p0,p1,p2', 'p0', 'p1,p2'],
      told: [
        `not exactly one host is seen to hold 10.0.0.1 (proxy): ${said}; hosts are changed in the order of their names`,
        'wave 1 of 2: p0',
        'wave 2 of 2: p1',
      ],
    });
  });

  test.each([
    ['none', '10.0.0.2 proxy0\n', 'none'],
    ['two addresses', '10.0.0.1 proxy\n10.0.0.3 proxy\n', '10.0.0.1 10.0.0.3'],
    ['no address', 'fe80::1 proxy\n', 'fe80::1'],
  ])('is not asked for where /etc/hosts gives %s', async (_, text, given) => {
    expect(await run({ p1: 'yes' }, text)).toEqual({
      calls: ['p0', 'p1,p2'],
      told: [
        expect.stringContaining(`proxy is not known: /etc/hosts gives ${given};`),
        'wave 1 of 2: p0',
        'wave 2 of 2: p1',
      ],
    });
  });
});

test('a host says whether one of its interfaces has the address, and nothing like it', async () => {
  const program = `ip() { printf '%s\\n' "$listed"; }\n${recipeShellFile('holder-last.sh')}\nholds_address 10.0.0.1 n -`;
  const asked = async (shown: string) =>
    (await execa('bash', ['-s'], { input: program, env: { listed: shown } })).stdout.trim().split(' ').at(-1);
  expect(await asked('1: lo inet 127.0.0.1/8\n2: eth0    inet 10.0.0.1/24 brd 10.0.0.255')).toBe('yes');
  expect(await asked('2: eth0    inet 10.0.0.11/24 brd 10.0.0.1')).toBe('no');
  expect(await asked('2: eth0    inet 110.0.0.1/24')).toBe('no');
  expect(await asked('')).toBe('unreadable');
});
