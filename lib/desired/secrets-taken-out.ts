import { readContentYaml } from '../yaml/content-yaml';
import { texts } from '../text/catalogue/text';
import type { Finding } from '../text/finding';
import { shortestSecret } from './secret-forms';
import { fillSecretPlaces, findSecretPlaces } from './secret-places';
import { findSecretValues, type SecretValue } from '../environment/secret-values';
import { visibleText } from '../text/visible-text';

/** A YAML text with places where its secrets stood. */
export interface TakenOut {
  readonly text: string;
  /** Values by the name of their place. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Keys whose value was taken out. */
  readonly keys: readonly string[];
  /** Keys that sound like a secret's; their values stayed. */
  readonly left: readonly string[];
}

/**
 * Takes the secrets out of a text, so that it is the same again, byte by byte, when they are put into their places.
 *
 * @param taken secrets of other texts: the same value has the same name, another value has another one
 * @returns or what hinders; no finding shows anything of the text but keys
 */
export function takeOutSecrets(
  text: string,
  taken: ReadonlyMap<string, string>,
): TakenOut | { readonly findings: readonly Finding[] } {
  const places = findSecretPlaces(text);
  if ('findings' in places) return places;
  const [given] = places.places;
  if (given !== undefined)
    return {
      findings: [
        {
          offset: given.start,
          got: `@secret:${given.name}@`,
          ...texts().environment.takenOut.already,
        },
      ],
    };
  const read = readContentYaml(text);
  if ('problem' in read) throw new Error('a text without places is read as it is');
  const { secrets: found, left } = findSecretValues(text, read.document);
  const short = found.filter(({ value }) => value.length < shortestSecret);
  if (short.length > 0) return { findings: short.map(tooShort) };
  const secrets = new Map<string, string>();
  const named = found.map((one) => {
    const name = freeName(one, new Map([...taken, ...secrets]));
    secrets.set(name, one.value);
    return { ...one, name };
  });
  const out = withPlaces(text, named);
  if (!isBack(out, secrets, text)) {
    const misfits = named.filter((one) => !isBack(withPlaces(text, [one]), secrets, text));
    return {
      findings: (misfits.length > 0 ? misfits : named).map((one) => unfit(one.start, shown(one.path))),
    };
  }
  return { text: out, secrets, keys: named.map(({ path }) => shown(path)), left: left.map(shown) };
}

type Named = SecretValue & { readonly name: string };

const withPlaces = (text: string, secrets: readonly Named[]): string =>
  [...secrets]
    .sort((a, b) => b.start - a.start)
    .reduce((all, { name, start, end }) => `${all.slice(0, start)}@secret:${name}@${all.slice(end)}`, text);

/** Whether the secrets in their places make the text. */
function isBack(out: string, secrets: ReadonlyMap<string, string>, text: string): boolean {
  const found = findSecretPlaces(out);
  if ('findings' in found) return false;
  const filled = fillSecretPlaces(out, found.places, secrets);
  return 'text' in filled && filled.text === text;
}

/** After its keys; with a number behind it where that is another value's. */
function freeName({ path, value }: SecretValue, taken: ReadonlyMap<string, string>): string {
  const plain =
    path
      .join('_')
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]+/g, '_')
      .replaceAll(/^[_0-9]+|_+$/g, '') || 'SECRET';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? plain : `${plain}_${number}`;
    if ((taken.get(name) ?? value) === value) return name;
  }
}

const shown = (path: readonly string[]): string => path.map((key) => visibleText(key, 60)).join('.');

const tooShort = ({ path, start, value }: SecretValue): Finding => ({
  offset: start,
  got: texts().environment.found.characters({ characters: value.length }),
  ...texts().environment.takenOut.tooShort({ key: shown(path), least: shortestSecret }),
});

const unfit = (offset: number, key: string): Finding => ({
  offset,
  got: texts().environment.found.valueNotShown,
  ...texts().environment.takenOut.unfit({ key }),
});
