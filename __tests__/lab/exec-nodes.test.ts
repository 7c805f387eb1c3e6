/*
 * verifies: the stand-in of exec_nodes.sh has the bugs of the real one, in the generation that most sites have
 */
import type { HostResult } from '../../lab/on-host';
import type { Lab } from '../../lab/start-lab';
import { labForTests, labTimeout } from './lab-for-tests';

jest.setTimeout(labTimeout);
let lab: Lab;
beforeAll(async () => {
  lab = await labForTests();
});
afterAll(() => lab.down());

/** Runs exec_nodes.sh with these words on the firstbox, in /pitrix/conf, with the text as its input. */
function execNodes(words: readonly string[], input = ''): Promise<HostResult> {
  const quote = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;
  const command = ['/pitrix/upgrade/exec_nodes.sh', ...words].map(quote).join(' ');
  return lab.exec('firstbox', `cd /pitrix/conf && printf %s ${quote(input)} | ${command} 2>&1`);
}

describe('what is printed', () => {
  test('a frame, a block per node, Done', async () => {
    const { stdout } = await execNodes(['-f', 'zoocassa', 'echo', 'out;', 'echo err >&2']);
    const rule = '-'.repeat(50);
    expect(stdout).toBe(
      `${rule}\nTARGET NODES:\n    zoocassa0\nTARGET COMMAND:\n    echo out; echo err >&2\n${rule}\n` +
        'Execing [zoocassa0] with [echo out; echo err >&2] ...\nout\nerr\n\nDone.\n',
    );
  });

  test('the frame interprets backslashes, the run does not', async () => {
    const { stdout } = await execNodes(['-f', 'zoocassa', String.raw`printf '%s' 'a\tb'`]);
    expect(stdout).toContain("    printf '%s' 'a\tb'\n");
    expect(stdout).toContain('...\na\\tb');
  });

  test('duplicates go, the order is alphabetical', async () => {
    const { stdout } = await execNodes(['-f', 'webservice0,boss1,boss', 'true']);
    expect(stdout).toContain('TARGET NODES:\n    boss0,boss1,webservice0\n');
  });

  test('one entry a call in the main log, and the command in three places', async () => {
    const before = await lab.exec('firstbox', 'cat /pitrix/log/exec_nodes/exec_nodes.log | wc -l');
    const { stdout } = await execNodes(['-f', 'boss', 'true my-secret']);
    const after = await lab.exec('firstbox', 'cat /pitrix/log/exec_nodes/exec_nodes.log | wc -l');
    expect(Number(after.stdout) - Number(before.stdout)).toBe(1);
    expect(stdout).toContain('my-secret');
    const logs = await lab.exec('firstbox', 'cd /pitrix/log/exec_nodes && grep -l my-secret *');
    expect(logs.stdout).toBe('exec_boss0.log\nexec_boss1.log\nexec_nodes.log\n');
  });
});

describe('the exit code is 0 although', () => {
  test('the command failed', async () => {
    expect(await execNodes(['-f', 'boss', 'exit 7'])).toMatchObject({ exitCode: 0 });
  });

  test('sshd refuses', async () => {
    await lab.exec('boss1', 'kill $(cat /run/sshd.pid); while [[ -e /run/sshd.pid ]]; do sleep 0.05; done');
    const { stdout, exitCode } = await execNodes(['-f', 'boss', 'true']);
    await lab.exec('boss1', '/usr/sbin/sshd');
    expect(stdout).toContain('ssh: connect to host boss1 port 22: Connection refused');
    expect(exitCode).toBe(0);
  });

  test('sshd is frozen', async () => {
    await lab.break('sshd-frozen', 'boss1');
    const { stdout, exitCode } = await execNodes(['-f', 'boss', 'true']);
    await lab.mend('sshd-frozen', 'boss1');
    expect(stdout).toMatch(/timed out during banner exchange/);
    expect(exitCode).toBe(0);
  });

  test('parallel is missing and nothing was run', async () => {
    await lab.break('parallel-missing');
    const { stdout, exitCode } = await execNodes(['-f', 'boss', 'true']);
    await lab.mend('parallel-missing');
    expect(stdout).toMatch(/parallel: command not found\nDone\.\n$/);
    expect(exitCode).toBe(0);
  });

  test('the command was too long and nothing was run', async () => {
    const { stdout, exitCode } = await execNodes(['-f', 'boss', `echo ${'x'.repeat(66_000)}`]);
    expect(stdout).not.toContain('Execing');
    expect(stdout).toMatch(/too long[^]*Done\.\n$/);
    expect(exitCode).toBe(0);
  });

  test('the operator said no', async () => {
    const { stdout, exitCode } = await execNodes(['boss', 'true'], 'n\n');
    expect(stdout).not.toContain('Execing');
    expect(exitCode).toBe(0);
  });
});

describe('the exit code is 1 when', () => {
  test('a node does not answer, though the others were run', async () => {
    await lab.break('node-unreachable', 'boss1');
    const { stdout, exitCode } = await execNodes(['-f', 'boss', 'uname -n']);
    await lab.mend('node-unreachable', 'boss1');
    expect(stdout).toContain('Error: The node [boss1] is unreachable. Please check the network!\n');
    expect(stdout).not.toContain('Execing [boss1]');
    expect(stdout).toContain('...\nboss0\n');
    expect(exitCode).toBe(1);
  });

  test('a host is unknown, and nothing was run', async () => {
    const { stdout, exitCode } = await execNodes(['-f', 'boss,firstbox', 'true']);
    expect(stdout).not.toContain('Execing');
    expect(exitCode).toBe(1);
  });

  test('a group is empty, and nothing was run', async () => {
    const { stdout, exitCode } = await execNodes(['-f', 'boss,vdi', 'true']);
    expect(stdout).not.toContain('Execing');
    expect(exitCode).toBe(1);
  });

  test('the command has a second line, though the first was run', async () => {
    const { stdout, exitCode } = await execNodes(['-f', 'zoocassa', 'echo first\necho second']);
    expect(stdout).toContain('...\nfirst\n');
    expect(stdout).not.toContain('\nsecond\n');
    expect(exitCode).toBe(1);
  });

  test.each([[['-h']], [['--help']], [[]], [['-f', 'boss']]])('it is used as %j', async (words) => {
    expect(await execNodes(words)).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(/^Usage: /) });
  });
});

describe('on its way to the node a command', () => {
  const ran = async (command: string) => {
    const { stdout } = await execNodes(['-f', 'zoocassa', command]);
    return stdout.split('] ...\n')[1]?.replace('\n\nDone.\n', '');
  };

  test('is cut at #, quoted or not', async () => {
    expect(await ran("echo 'a # b'; echo c")).toMatch(/unexpected EOF/);
    expect(await ran('echo a # b')).toBe('a');
  });

  test('loses runs of blanks, inside quotes too', async () => {
    expect(await ran("echo 'q  q'")).toBe('q q');
  });

  test('has its globs expanded on the firstbox', async () => {
    expect(await ran('echo n* end')).toBe('nodes end');
  });

  test('keeps quotes, variables, pipes and UTF-8', async () => {
    expect(await ran(`echo "$HOSTNAME|" '中文' | cat && echo \\$x`)).toBe('zoocassa0| 中文\n$x');
  });

  test('gets no input', async () => {
    const { stdout } = await execNodes(['-f', 'zoocassa', 'wc -c'], 'input');
    expect(stdout).toContain('...\n0\n');
  });

  test('arrives whole in base64, with its true exit value', async () => {
    const script = Buffer.from("echo 'a  #  *'; exit 7").toString('base64');
    expect(await ran(`echo ${script}|base64 -d|bash; echo @@$?`)).toBe('a  #  *\n@@7');
  });

  test('may be empty: a login shell on no input', async () => {
    const { stdout, exitCode } = await execNodes(['-f', 'zoocassa', '']);
    expect(stdout).toContain('Execing [zoocassa0] with [] ...');
    expect(exitCode).toBe(0);
  });
});

describe('without -f as the first word', () => {
  test('Enter is no answer, y is', async () => {
    const { stdout } = await execNodes(['boss0', 'uname -n'], '\n\ny\n');
    expect(stdout).toContain('...\nboss0\n');
  });

  test('-f belongs to the command and the prompt stays', async () => {
    const { stdout } = await execNodes(['boss0', '-f', 'true'], 'n\n');
    expect(stdout).toContain('TARGET COMMAND:\n    -f true\n');
    expect(stdout).not.toContain('Execing');
  });

  test('the end of input is asked for ever', async () => {
    const { exitCode } = await lab.exec(
      'firstbox',
      'exec timeout --signal KILL 1 /pitrix/upgrade/exec_nodes.sh boss true </dev/null &>/dev/null',
    );
    expect(exitCode).toBe(137);
  });
});

test('killing it does not stop the fan-out, and leaves its files', async () => {
  const { stdout } = await lab.exec(
    'firstbox',
    `/pitrix/upgrade/exec_nodes.sh -f all 'sleep 2; touch /run/ran-on' &>/dev/null &
     pid=$!
     until pgrep -x ssh >/dev/null; do sleep 0.05; done
     kill $pid; wait $pid
     deadline=$((SECONDS + 30))
     for node in $(ls /pitrix/conf/settings); do
       until ssh $node test -e /run/ran-on || ((SECONDS > deadline)); do sleep 0.2; done
       ssh $node ls /run/ran-on
     done
     ls /tmp/exec_nodes_all_$pid /tmp/exec_nodes_job_log_$pid`,
  );
  expect(stdout).toMatch(/^(\/run\/ran-on\n){7}\/tmp\/exec_nodes_all_\d+\n\/tmp\/exec_nodes_job_log_\d+\n$/);
});
