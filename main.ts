import { join, resolve } from 'node:path';
import { App } from 'cdktf';
import { packagesToSend } from './components/boss2-packages';
import { deployedNames } from './components/index';
import { inquiriesOf } from './components/inquiries';
import { makeFilesPrivate, makePrivateFolder, makeStatesPrivate } from './constructs/private-output';
import { writeRenderedFiles } from './constructs/rendered-file';
import { chooseEnvironments } from './environments/choose-environments';
import { refuseWorkspace, stateFolder } from './environments/operator-settings';
import { resolveContents } from './environments/resolve-contents';
import { contentSourcesOf } from './model/content-source';
import { noContents } from './model/contents';
import type { Environment } from './model/environment';
import { type Problem, renderProblem } from './model/problem';
import { connectionOf } from './model/connection';
import { look } from './observe/look';
import { packageFileProblems } from './observe/package-files';
import { BossStack } from './stacks/boss-stack';

/** What is printed without the secrets that are known so far. */
let redacted = (text: string): string => text;

/** The composition root: choose environments, validate, observe, build the stacks, synthesize. */
async function main(): Promise<void> {
  // What is written here tells hosts, findings and, where a value was replaced, more.
  process.umask(0o077);
  refuseWorkspace(process.env);
  const chosen = chooseEnvironments(__dirname, process.env['BOSS_ENVIRONMENT'], deployedNames);
  if ('problems' in chosen) throw refused(chosen.problems);
  const subjects = await Promise.all(
    chosen.environments.map(async (environment) => ({
      environment,
      inquiries: inquiriesOf(environment),
      contents: await contentsOf(environment),
    })),
  );
  redacted = (text) => subjects.reduce((shown, { contents }) => contents.redacted(shown), text);
  for (const { environment, contents } of subjects)
    for (const warning of contents.warnings)
      process.stdout.write(`warning: ${environment.name}: ${warning}\n`);
  const interrupt = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupt.abort());
  const observations = await look(subjects, {
    mode: process.env['BOSS_OBSERVE'],
    file: process.env['BOSS_OBSERVATIONS'],
    progress: (line) => process.stdout.write(`${redacted(line)}\n`),
    signal: interrupt.signal,
  });
  const unfit = await Promise.all(
    chosen.environments.map((environment) =>
      packageFileProblems(environment.file, packagesToSend(environment, observations.get(environment.name))),
    ),
  );
  if (unfit.flat().length > 0) throw refused(unfit.flat());
  const app = new App();
  makePrivateFolder(app.outdir);
  const states = stateFolder(__dirname, process.env['BOSS_STATE_DIR']);
  for (const { environment, contents } of subjects) {
    refuseWorkspace(process.env, join(app.outdir, 'stacks', environment.name));
    new BossStack(app, {
      environment,
      connection: connectionOf(environment),
      stateDirectory: states ?? '../../../state',
      sums: contents.sums,
      observations: observations.get(environment.name),
    });
  }
  app.synth();
  writeRenderedFiles(app);
  for (const stack of Object.values(app.manifest.stacks))
    makeFilesPrivate(join(app.outdir, stack.workingDirectory));
  const warning = makeStatesPrivate(
    states ?? resolve(app.outdir, '../state'),
    chosen.environments.map(({ name }) => name),
    states !== undefined,
  );
  if (warning !== undefined) process.stdout.write(`warning: ${warning}\n`);
}

/** What is desired of files; not asked for where nothing is compared. */
async function contentsOf(environment: Environment) {
  if (process.env['BOSS_OBSERVE'] === 'off') return noContents;
  const resolved = await resolveContents(contentSourcesOf(environment), process.env);
  if ('problems' in resolved) throw refused(resolved.problems);
  return resolved.contents;
}

const refused = (problems: readonly Problem[]): Error => new Error(problems.map(renderProblem).join('\n'));

// An app that ends with 0 before it synthesized would make cdktf plan the previous run's output.
process.exitCode = 1;
main().then(
  () => (process.exitCode = 0),
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    // cdktf adds how to skip its validations: the last thing to do about a host that is not understood.
    process.stderr.write(`${redacted(message.replace(/\n.*skipValidation.*$/m, ''))}\n`);
  },
);
