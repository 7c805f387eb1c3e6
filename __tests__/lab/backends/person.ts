import { execa } from 'execa';
import { type Operator, operatorOf, type Site } from '../site';

/** A Terraform that was started and may still run. */
export interface Running {
  /** What it has said so far. */
  said(): string;
  /** kill -9, of Terraform alone. */
  kill(): void;
  readonly ended: Promise<{ readonly exitCode: number | undefined; readonly output: string }>;
}

/** Somebody with a working folder and an environment of his own. */
export interface Person extends Operator {
  readonly folder: string;
  /** Everything that was said to him so far. */
  said(): string;
  /** Starts Terraform in his stack's folder. */
  start(...words: readonly string[]): Running;
}

/** `more` is what only he has in his environment. */
export function person(site: Site, name: string, more: Readonly<Record<string, string>>): Person {
  const folder = `${site.environment['CDKTF_OUTDIR'] ?? ''}.${name}`;
  const env = { ...site.environment, ...more, CDKTF_OUTDIR: folder };
  const operator = operatorOf(env);
  const outputs: string[] = [];
  const kept = <T extends { readonly output: string }>(result: T): T => {
    outputs.push(result.output);
    return result;
  };
  return {
    ...operator,
    folder,
    said: () => outputs.join('\n'),
    plan: async () => kept(await operator.plan()),
    apply: async (onLine) => kept(await operator.apply(onLine)),
    deploy: async () => kept(await operator.deploy()),
    start: (...words) => {
      const options = { env, reject: false, all: true, stdin: 'ignore' } as const;
      const running = execa('terraform', [`-chdir=${operator.stack}`, ...words], options);
      let said = '';
      running.all.on('data', (piece: Buffer) => (said += piece.toString()));
      return {
        said: () => said,
        kill: () => running.kill('SIGKILL'),
        ended: running.then(({ exitCode, all }) => kept({ exitCode, output: all })),
      };
    },
  };
}
