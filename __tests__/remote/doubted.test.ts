/** verifies: lib/remote/firstbox believes nothing that came under a name which is not one host's alone */
import { execa } from 'execa';
import { firstboxLibrary } from '../../lib/remote/shell-files';
import { shellFile } from '../../lib/remote/shell-file';

/** A script of the pushing files, in which every host says `says` and then, of b, the firstbox what it doubts. */
async function run(says: string, doubt: string, script: string): Promise<string> {
  const files = ['push-one-by-one', 'upgrade-boss2', 'deploy-job'].map((name) =>
    shellFile(`firstbox/${name}.sh`),
  );
  const stubs = `nonce=n program=x about_step=1
    start_seconds=0
    fan_out() { shift; for name in "$@"; do echo "@@n from $name ${says}"; done; ${doubt === '' ? ':' : `echo '@@n from b ${doubt}'`}; echo '@@n from b ${says}'; }`;
  const { stdout } = await execa('bash', ['-s'], {
    input: [firstboxLibrary, ...files, stubs, script].join('\n'),
    reject: false,
  });
  return stdout.trim();
}
const unclear = 'two hosts may have answered under its name';

describe.each(['called c', 'called ', 'twice'])('b is %s', (doubt) => {
  test('it is not as wanted, and gets nothing', async () => {
    const verdicts = 'verdicts a b; echo "${verdict[a]}, ${verdict[b]}"';
    expect(await run('step 1 already', doubt, verdicts)).toBe(`already, ${unclear}`);
    expect(await run('step 1 already', doubt, 'needs_update a,b && echo due')).toBe('due');
  });
  test('it is not well', async () => {
    expect(await run('health healthy -', doubt, 'is_healthy a b && echo well')).toBe(
      `b: areyouok: ${unclear}`,
    );
  });
  test('it does not have what the job brings', async () => {
    expect(await run('there', doubt, 'is_there x a,b || echo missing')).toBe('missing');
  });
});

test('without a doubt it is as wanted, well and there', async () => {
  expect(await run('step 1 already', '', 'needs_update a,b || echo not due')).toBe('not due');
  expect(await run('health healthy -', '', 'is_healthy a b && echo well')).toBe('well');
  expect(await run('there', '', 'is_there x a,b && echo there')).toBe('there');
});
