import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Site } from '../site';

const project = join(__dirname, '../../..');

/** The same deploy once more, by somebody who reads Chinese; what is kept of it stays English. */
export async function failsInChinese(site: Site): Promise<void> {
  const file = site.environment['BOSS_ENVIRONMENT'] ?? '';
  const { exitCode, all } = await execa(
    'node',
    ['scripts/boss.cjs', 'deploy', file, '--auto-approve', '--lang', 'zh'],
    { cwd: project, env: site.environment, reject: false, all: true, stdin: 'ignore' },
  );
  expect(exitCode).toBe(1);
  expect(all).toMatch(/^lab：1 个部分中 1 个有差异，询问了 \d+ 台主机/m);
  expect(all).toMatch(/^ {5}做什么：卸载BOSS V1；中断：.*；回退：/m);
  expect(all).toMatch(
    /lab1r01n02 {2}supervisor 程序不存在：boss_daemon：没有通过验证：.*期望 不存在，实际 文件.*Device or resource busy/,
  );
  expect(all).toMatch(/主机：1 台已验证（变更 0 台），0 台不可达，0 台无法识别，1 台失败，0 台跳过/);
  expect(all).toMatch(/^lab：没有全部通过验证；上面各行说明是哪台主机、为什么$/m);
  const converge = join(site.environment['CDKTF_OUTDIR'] ?? '', 'stacks/lab/converge');
  const kept = readFileSync(join(converge, 'boss_v1_absent_hyper.result.json'), 'utf8');
  expect(kept).toMatch(/"reason": ".*expected absent, found file/);
  expect(kept).not.toMatch(/\p{Script=Han}/u);
}
