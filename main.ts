import { chooseEnvironments } from './lib/environment/choose-environments';
import { texts } from './lib/text/catalogue/text';
import { takeLanguage } from './lib/cli/language';
import { InvalidInput, WrongInput } from './lib/cli/subject-of';
import { synthesize } from './lib/cli/synthesize';

/** What cdktf starts: the chosen environments become its output. */
async function main(): Promise<void> {
  // What is written here tells hosts, findings and, where a value was replaced, more.
  process.umask(0o077);
  const { problem } = takeLanguage([]);
  if (problem !== undefined) throw new WrongInput(problem);
  const chosen = chooseEnvironments(__dirname, process.env['BOSS_ENVIRONMENT']);
  if ('problems' in chosen) throw new InvalidInput(chosen.problems);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const stacks = await synthesize(chosen.environments, say);
  if (stacks.some(({ summary }) => summary.parts.some(({ differingCount }) => differingCount > 0)))
    [texts().plan.terraformWords, texts().plan.terraformForgets].forEach(say);
}

// An app that ends with 0 before it synthesized would make cdktf plan the previous run's output.
process.exitCode = 1;
main().then(
  () => (process.exitCode = 0),
  (error: unknown) => process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`),
);
