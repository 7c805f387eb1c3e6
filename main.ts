import { App } from 'cdktf';
import { deployedNames } from './components/index';
import { inquiriesOf } from './components/inquiries';
import { writeRenderedFiles } from './constructs/rendered-file';
import { chooseEnvironments } from './environments/choose-environments';
import { renderProblem } from './model/problem';
import { connectionOf } from './model/connection';
import { look } from './observe/look';
import { BossStack } from './stacks/boss-stack';

/** The composition root: choose environments, validate, observe, build the stacks, synthesize. */
async function main(): Promise<void> {
  const chosen = chooseEnvironments(__dirname, process.env['BOSS_ENVIRONMENT'], deployedNames);
  if ('problems' in chosen) throw new Error(chosen.problems.map(renderProblem).join('\n'));
  const subjects = chosen.environments.map((environment) => ({
    environment,
    inquiries: inquiriesOf(environment),
  }));
  const interrupt = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupt.abort());
  const observations = await look(subjects, {
    mode: process.env['BOSS_OBSERVE'],
    file: process.env['BOSS_OBSERVATIONS'],
    progress: (line) => process.stdout.write(`${line}\n`),
    signal: interrupt.signal,
  });
  const app = new App();
  for (const { environment } of subjects) {
    new BossStack(app, {
      environment,
      connection: connectionOf(environment),
      stateDirectory: process.env['BOSS_STATE_DIR'] ?? '../../../state',
      observations: observations.get(environment.name),
    });
  }
  app.synth();
  writeRenderedFiles(app);
}

// An app that ends with 0 before it synthesized would make cdktf plan the previous run's output.
process.exitCode = 1;
main().then(
  () => (process.exitCode = 0),
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    // cdktf adds how to skip its validations: the last thing to do about a host that is not understood.
    process.stderr.write(`${message.replace(/\n.*skipValidation.*$/m, '')}\n`);
  },
);
