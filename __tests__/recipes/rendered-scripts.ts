import { components } from '../../lib/components';
import { observationRequestsOf } from '../../stacks/observation-requests-of';
import { renderQuestions } from '../../lib/remote/questions';
import { renderProgram } from '../../lib/recipes/program';
import { renderScript } from '../../lib/recipes/script';
import { stepsOf } from '../../lib/plan/declared-step';
import { observationsOf } from '../observations-for-tests';
import { environmentForTests } from '../environments-for-tests';

const environment = environmentForTests();
const seen = observationsOf(environment);
const questions = renderQuestions(observationRequestsOf(environment)).script;

/** The program for hosts that stands in a script. */
export const programIn = (script: string) =>
  Buffer.from(/^program='(.*)'$/m.exec(script)?.[1] ?? '', 'base64').toString();

/** Every script that a look or a run of the example environment sends, with a name. */
export const renderedScripts: readonly (readonly [name: string, text: string])[] = [
  ['questions', questions],
  ['questions, on a host', programIn(questions)],
  ...components.flatMap((component) =>
    component.groups.flatMap((group): (readonly [string, string])[] => {
      const steps = stepsOf(component.steps(environment, group), seen);
      return [
        [`${component.name} on ${group}`, renderScript('a title', steps)],
        [`${component.name} on ${group}, on a host`, renderProgram(steps)],
      ];
    }),
  ),
];
