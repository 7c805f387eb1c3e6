import type { Scalar } from 'yaml';

/**
 * What the platform's python (PyYAML, YAML 1.1) makes of a scalar; its words are not those of YAML 1.1's own list: `n` and `1e3` are texts,
 * `0777` is 511. Undefined for what no wish can be: a number with a fraction, a date, a value of another tag, or one it refuses.
 */
export function platformValue(scalar: Scalar): string | boolean | number | null | undefined {
  const text = scalar.type === 'PLAIN' ? (scalar.source ?? '') : undefined;
  if (scalar.tag === undefined || scalar.tag === '!')
    return text === undefined ? String(scalar.value) : plainValue(text);
  const tagged = scalar.source ?? '';
  if (scalar.tag === 'tag:yaml.org,2002:str') return tagged;
  if (scalar.tag === 'tag:yaml.org,2002:bool') return booleans.get(tagged.toLowerCase());
  if (scalar.tag === 'tag:yaml.org,2002:null') return null;
  return scalar.tag === 'tag:yaml.org,2002:int' ? tryParseInteger(tagged) : undefined;
}

function plainValue(text: string): string | boolean | number | null | undefined {
  if (/^(?:~|null|Null|NULL|)$/.test(text)) return null;
  if (/^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/.test(text))
    return booleans.get(text.toLowerCase());
  if (integer.test(text)) return tryParseInteger(text);
  return fraction.test(text) || date.test(text) || text === '=' ? undefined : text;
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'true', 'on'].map((word) => [word, true] as const),
  ...['no', 'false', 'off'].map((word) => [word, false] as const),
]);

const integer = /^[-+]?(?:0b[0-1_]+|0x[0-9a-fA-F_]+|0[0-7_]+|0|[1-9][0-9_]*(?::[0-5]?[0-9])+|[1-9][0-9_]*)$/;
const fraction =
  /^(?:[-+]?(?:[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|\.(?:inf|Inf|INF))|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|\.(?:nan|NaN|NAN))$/;
const date =
  /^\d{4}-\d\d-\d\d$|^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/;

function tryParseInteger(text: string): number | undefined {
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '');
  const sign = text.startsWith('-') ? -1 : 1;
  const value = digits.includes(':')
    ? digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
    : /^0[0-7]+$/.test(digits)
      ? parseInt(digits, 8)
      : Number(digits);
  return digits !== '' && Number.isInteger(value) ? sign * value + 0 : undefined;
}
