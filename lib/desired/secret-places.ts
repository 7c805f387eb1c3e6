import { isDeepStrictEqual } from 'node:util';
import { isScalar, type Scalar, visit } from 'yaml';
import { texts } from '../text/catalogue/text';
import type { Finding } from '../text/finding';
import { readContentYaml } from '../yaml/content-yaml';

/** Where a secret belongs in a YAML text: `@secret:NAME@` inside a value. Offsets. */
export interface SecretPlace {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly style: Scalar.Type;
}

const begins = '@secret:';
const placeholder = /@secret:([A-Z][A-Z0-9_]*)@/g;
/** Stands for the first sign of a place while YAML is read: a value without quotes may not begin with that one. */
const mask = '\uE000';
const masked = (text: string): string => text.replaceAll(placeholder, (whole) => mask + whole.slice(1));
const maskedPlaceholder = new RegExp(placeholder.source.replace('@', mask), 'g');

/** The places of a YAML mapping's secrets, or what is wrong with the text. No finding shows anything of it. */
export function findSecretPlaces(
  text: string,
): { readonly places: readonly SecretPlace[] } | { readonly findings: readonly Finding[] } {
  const { contents: say, found: seen } = texts().environment;
  const words = { got: seen.maybeSecrets, allowed: say.allowed };
  const read = readContentYaml(masked(text));
  if ('problem' in read) {
    const { offset, problem: what, cure } = read;
    return { findings: [{ offset, what, ...words, cure }] };
  }
  const places: SecretPlace[] = [];
  const findings: Finding[] = [];
  visit(read.document, {
    Scalar(role, node) {
      if (!isScalar(node) || !node.range) return;
      const [start, end] = node.range;
      const source = text.slice(start, end);
      const found = [...source.matchAll(placeholder)];
      const cure = role === 'key' ? say.intoAValue : say.asPlace;
      if (role === 'key' ? source.includes(begins) : source.split(begins).length - 1 > found.length)
        findings.push({ offset: start, what: say.badPlace, ...words, cure });
      else
        places.push(
          ...found.map(({ 0: { length }, 1: name = '', index }) => ({
            name,
            start: start + index,
            end: start + index + length,
            style: node.type ?? 'PLAIN',
          })),
        );
    },
  });
  return findings.length > 0 ? { findings } : { places };
}

/** The text with every secret in its place, or where one cannot stand: quotes and line ends must not change what the YAML says. */
export function fillSecretPlaces(
  text: string,
  places: readonly SecretPlace[],
  values: ReadonlyMap<string, string>,
): { readonly text: string } | { readonly findings: readonly Finding[] } {
  const hidden = masked(text);
  const stands = (put: readonly SecretPlace[], only?: string) =>
    says(filledText(hidden, put, values), hidden, values, only);
  if (stands(places)) return { text: filledText(text, places, values) };
  const alone = places.filter((place) => !stands([place], place.name));
  return {
    findings: (alone.length > 0 ? alone : places).map(({ name, start }) => ({
      offset: start,
      got: texts().environment.found.valueNotShown,
      ...texts().environment.contents.misfit({ name }),
    })),
  };
}

function filledText(
  text: string,
  places: readonly SecretPlace[],
  values: ReadonlyMap<string, string>,
): string {
  return [...places]
    .sort((a, b) => b.start - a.start)
    .reduce((all, { name, start, end, style }) => {
      const indentation = /^[ \t]*/.exec(all.slice(all.lastIndexOf('\n', start - 1) + 1))?.[0] ?? '';
      return all.slice(0, start) + written(values.get(name) ?? '', style, indentation) + all.slice(end);
    }, text);
}

function written(value: string, style: Scalar.Type, indentation: string): string {
  if (style === 'QUOTE_SINGLE') return value.replaceAll("'", "''");
  if (style === 'QUOTE_DOUBLE') return JSON.stringify(value).slice(1, -1);
  return style === 'BLOCK_LITERAL' ? value.replaceAll('\n', `\n${indentation}`) : value;
}

/**
 * Whether a filled text says what the text says with the values in place. Without quotes a value stands for its characters, whatever YAML
 * makes of them, so that all are compared as texts.
 */
function says(filled: string, text: string, values: ReadonlyMap<string, string>, only?: string): boolean {
  if ('problem' in readContentYaml(filled)) return false;
  const [now, before] = [readContentYaml(filled, 'failsafe'), readContentYaml(text, 'failsafe')];
  if ('problem' in now || 'problem' in before) return false;
  const put = (value: string) =>
    value.replaceAll(maskedPlaceholder, (whole, name: string) =>
      only === undefined || name === only ? (values.get(name) ?? '') : whole,
    );
  return isDeepStrictEqual(now.value, withTexts(before.value, put));
}

function withTexts(value: unknown, put: (text: string) => string): unknown {
  if (typeof value === 'string') return put(value);
  if (Array.isArray(value)) return value.map((item) => withTexts(item, put));
  if (Object.prototype.toString.call(value) !== '[object Object]') return value;
  return Object.fromEntries(
    Object.entries(value as object).map(([key, item]) => [key, withTexts(item, put)]),
  );
}
