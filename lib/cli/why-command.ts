import type { Command } from 'commander';
import { look } from '../observe/look';
import { texts } from '../text/catalogue/text';
import { each } from './each';
import { exitCodes } from './exit-codes';
import { jsonLine } from './json-line';
import { progress, say } from './output';
import { subjectOf, withoutSecrets } from './subject-of';
import { explainHost, explanationOf } from './why';

/** Adds `boss why`. */
export function addWhyCommand(boss: Command): void {
  const { argument, option, why: does } = texts().commands;
  boss
    .command('why')
    .description(does)
    .argument('<environment>', argument.environment)
    .argument('<host>', argument.host)
    .option('--json', option.json)
    .action(async (name: string, host: string, { json }: { readonly json?: true }) => {
      process.exitCode = await each([name], false, async (environment) => {
        const subject = await subjectOf(environment);
        const seen = await look([subject], {
          mode: 'live',
          file: process.env['BOSS_OBSERVATIONS'],
          progress: (line) => progress(withoutSecrets([subject], line)),
        });
        const observations = seen.get(environment.name);
        if (observations === undefined)
          throw new Error(texts().why.notObserved({ environment: environment.name }));
        if (json) say(jsonLine('why', explanationOf(environment, observations, host)));
        else explainHost(environment, observations, host).forEach(say);
        return exitCodes.inSync;
      });
    });
}
