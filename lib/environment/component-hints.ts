import { deployedComponents, type DeployedWish } from './deployed-components';
import type { Environment } from './environment';
import { knownComponent } from './known-components';
import { texts } from '../text/catalogue/text';
import { nearWord } from '../text/near-word';

/** What in the variables of components is not as documents have it. It is no problem: the site's own template decides. */
export function componentHints(environment: Pick<Environment, 'components'>): readonly string[] {
  return deployedComponents(environment).flatMap(hintsOf);
}

function hintsOf({ name, variables = {} }: DeployedWish): readonly string[] {
  const known = knownComponent(name);
  if (known === undefined) return [];
  const say = texts().environment.componentRules;
  const others = Object.keys(variables).filter((key) => !known.variables.some((one) => fits(key, one)));
  const list = known.variables.length === 0 ? say.noneBeside({ name }) : known.variables.join(', ');
  return [
    ...others.map((key) => {
      const near = nearWord(key, known.variables);
      return near === undefined ? say.isNotOne({ key }) : say.isNotOneBut({ key, near });
    }),
    ...Object.entries(known.addresses ?? {}).flatMap(([key, counts]) => {
      const value = variables[key];
      return !Array.isArray(value) || counts.includes(value.length)
        ? []
        : [say.items({ key, items: String(value.length), shown: counts.map(String) })];
    }),
  ].map((what) => say.hint({ name, known: list, what }));
}

const fits = (key: string, known: string): boolean =>
  known.endsWith('*') ? key.startsWith(known.slice(0, -1)) : key === known;
