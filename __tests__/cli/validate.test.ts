import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, removeProjectFolders } from '../environment/project-folder';

const root = join(__dirname, '../..');
const valid = readFileSync(join(root, 'environments/examples/zone.yaml'), 'utf8');
const folder = projectFolder({
  'good.yaml': valid,
  'bad.yaml': valid.replace('zone: pek3a', 'zone: 7').replace("'4.7'", '4.10'),
});

afterAll(removeProjectFolders);

function validate(
  directory: string,
  ...names: readonly string[]
): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [join(root, 'scripts/boss.cjs'), '--npm', 'validate', ...names], {
    cwd: directory,
    encoding: 'utf8',
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

test('all environments: each verdict, every problem without a stack, exit code 1', () => {
  const { code, out, err } = validate(folder);
  expect(code).toBe(1);
  expect(out).toBe('good: valid (zone pek3a, firstbox firstbox.example.com)\n');
  expect(err.split('\n').map((line) => line.split(';')[0])).toStrictEqual([
    'environments/bad.yaml:7:7: zone is not text: unquoted, YAML reads it as the number 7',
    'environments/bad.yaml:9:12: installer is not text: unquoted, YAML reads it as the number 4.1',
    'environments/bad.yaml: not valid, 2 problems',
    '',
  ]);
});

const five = valid
  .replace('zone: pek3a', 'zone: PEK3A')
  .replace("'4.7'", '4.10')
  .replace('topology: zone', 'topology: region')
  .replace('layout: standard', 'layout: fushion')
  .replace('v1: absent', 'v1: absnt');
const file = 'environments/pek3a.yaml';

test('five mistakes in one file, told in Chinese: as many as in English, at the same places', () => {
  const directory = projectFolder({ 'pek3a.yaml': five });
  const chinese = validate(directory, '--lang', 'zh');
  expect(chinese.code).toBe(1);
  expect(chinese.err.trimEnd().split('\n')).toEqual([
    `${file}:7:7: zone 不是 zone id；实际：\`PEK3A\`；允许：最多 32 个小写字母和数字，以字母开头，与平台的 ZONE_ID 写法一致；处理：写成 \`zone: pek3a\` 这样`,
    `${file}:9:12: installer 不是文本：没有引号，YAML 把它读作数字 4.1；实际：\`4.10\`；允许：用点隔开的两个或三个数字，加引号，与 /pitrix/version.json 里的 "installer" 一致；处理：加上引号：installer: '4.10'`,
    `${file}:10:11: topology 是 region，但没有写 region；操作手册：以方便区分\`region\`模式下，不同\`ZONE\`的配置文件；实际：\`region\`；允许：除 zone id 之外还有 region id；处理：按 variables.yaml 加上 \`region: <region_id>\`，或写 \`topology: zone\``,
    `${file}:12:9: layout 不是已知的取值；实际：\`fushion\`；允许：standard、fusion 或 devops；处理：是不是想写 fusion？`,
    `${file}:24:7: boss.v1 不是支持的 BOSS V1 期望状态；实际：\`absnt\`；允许：absent；处理：是不是想写 absent？`,
    `${file}：无效，5 个问题`,
  ]);
  const places = (lines: string) => lines.match(/^\S+:\d+:\d+:/gm);
  const english = validate(directory);
  expect(english.code).toBe(1);
  expect(english.err).toMatch(
    /: layout is not one of the known words; got: `fushion`; .*not valid, 5 problems$/ms,
  );
  expect(places(chinese.err)).toEqual(places(english.err));
  const json = validate(directory, '--lang', 'zh', '--json');
  expect(json.out).toBe(validate(directory, '--json').out);
  expect(json.out).toContain(
    '"line":12,"column":9,"what":"layout is not one of the known words","got":"`fushion`","allowed":"standard, fusion or devops","cure":"did you mean fusion?"}',
  );
  expect(json.out).toMatch(
    /"line":10,"column":11,"what":"topology is region, .*?","got":"`region`","allowed":/,
  );
});

test('a named environment that is valid: exit code 0', () => {
  expect(validate(folder, 'good')).toStrictEqual({
    code: 0,
    out: 'good: valid (zone pek3a, firstbox firstbox.example.com)\n',
    err: '',
  });
});

test('for programs: one document a file, problems with place and parts, the same exit code', () => {
  const { code, out, err } = validate(folder, '--json');
  expect([code, err]).toStrictEqual([1, '']);
  const [bad, good] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  expect(bad).toMatchObject({
    apiVersion: 'boss-cdktf/validation/v1',
    file: 'environments/bad.yaml',
    valid: false,
    problems: [
      {
        file: 'environments/bad.yaml',
        line: 7,
        column: 7,
        got: expect.any(String),
        cure: expect.any(String),
      },
      { line: 9, column: 12, what: expect.stringMatching(/^installer is not text/) },
    ],
  });
  expect(good).toEqual({
    apiVersion: 'boss-cdktf/validation/v1',
    file: 'environments/good.yaml',
    environment: 'good',
    valid: true,
    problems: [],
    warnings: [],
  });
  expect(JSON.parse(validate(folder, 'goood', '--json').out)).toMatchObject({
    valid: false,
    problems: [{ line: 0, what: 'no such environment' }],
  });
});

test('a variable that no document has is a hint, and no problem', () => {
  const text = `${valid}\ncomponents:\n  iam: { group: iam, packages: [pitrix-iam], variables: { iam_x: 1 } }\n`;
  const { code, out, err } = validate(projectFolder({ 'hint.yaml': text }));
  expect([code, err]).toStrictEqual([0, '']);
  expect(out).toMatch(
    /^hint: valid \(.*\)\nhint: hint: iam: known variables: none beside deploy_iam; iam_x /,
  );
});

test('a package file that is not there: where it is named, exit code 1', () => {
  const sha256 = 'ab'.repeat(32);
  const wish = `  v2: { deploy: added, packages: { backEnd: [{ name: p1, version: '1', sha256: ${sha256}, file: p.deb }] } }`;
  const { code, out, err } = validate(
    projectFolder({ 'packages.yaml': valid.replace('  v1: absent', () => wish) }),
  );
  expect([code, out]).toStrictEqual([1, '']);
  expect(err).toMatch(
    /^environments\/packages\.yaml:\d+:\d+: a package file that is not there; got: \S+p\.deb;/,
  );
  expect(err).toMatch(/environments\/packages\.yaml: not valid, 1 problem\n$/);
});

test('no such environment: exit code 2, the names there are', () => {
  const { code, out, err } = validate(folder, 'goood', 'good');
  expect([code, out]).toStrictEqual([2, '']);
  expect(err).toBe(
    'validate: no such environment; got: `goood`, that is environments/goood.yaml; allowed: environments here: bad, good; cure: did you mean good?\n',
  );
});

test('no environment at all: exit code 2', () => {
  const { code, err } = validate(projectFolder({}));
  expect(code).toBe(2);
  expect(err).toContain('there is no environment yet');
});

test('wrong usage: exit code 2; help: exit code 0', () => {
  const wrong = validate(folder, '--all');
  expect([wrong.code, wrong.out]).toStrictEqual([2, '']);
  expect(wrong.err).toMatch(/unknown option '--all'/);
  const help = validate(folder, '--help');
  expect([help.code, help.err]).toStrictEqual([0, '']);
  expect(help.out).toContain('[environment...]');
});
