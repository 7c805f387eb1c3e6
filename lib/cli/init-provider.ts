import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { texts } from '../text/catalogue/text';
import { nullProvider } from '../../stacks/null-provider';
import { binary } from './terraform';

const secondsAtMost = 90;

/**
 * Terraform gets the provider into an empty folder as a deploy gets it, with the CLI configuration's mirrors.
 *
 * @param env variables that are others than ours
 */
export async function initProvider(
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ readonly code: number | undefined; readonly text: string }> {
  const configuration = { terraform: { required_providers: { null: nullProvider } } };
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(configuration));
  const done = await execa(binary(), [`-chdir=${folder}`, 'init', '-input=false', '-no-color'], {
    reject: false,
    all: true,
    stdin: 'ignore',
    timeout: secondsAtMost * 1000,
    env,
  });
  const say = texts().doctor.here;
  const late = done.timedOut ? say.late({ seconds: secondsAtMost }) : '';
  // One that was not started has no output.
  const text =
    `${late}${(done.all as string | undefined) ?? say.terraform.missing({ program: binary() })}`.trim();
  return { code: done.exitCode, text };
}
