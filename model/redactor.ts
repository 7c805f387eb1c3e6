/** Shorter ones cannot be told from ordinary text, and would be guessed. In characters. */
export const shortestSecret = 4;

/** A function that puts `[secret]` where a secret stands: plain, line by line, escaped, URL-encoded, or inside any base64. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const longestFirst = (forms: readonly string[]) => [...forms].sort((a, b) => b.length - a.length);
  // A line of a secret may begin where the whole one does.
  const forms = [...longestFirst(secrets.flatMap(formsOf)), ...longestFirst(secrets.flatMap(linesOf))];
  if (forms.length === 0) return (text) => text;
  const pattern = new RegExp([...new Set(forms)].join('|'), 'g');
  return (text) => text.replaceAll(pattern, '[secret]');
}

/** Regular expressions, as text, of the whole secret. */
function formsOf(secret: string): readonly string[] {
  return [
    urlEncoded(secret),
    ...[JSON.stringify(secret).slice(1, -1), secret.replaceAll("'", "''")].map(literally),
    ...[0, 1, 2].map((offset) => insideBase64(secret, offset)),
  ];
}

/** And of each of its lines. */
const linesOf = (secret: string): readonly string[] =>
  secret
    .split(/\r?\n/)
    .filter((line) => line.length >= shortestSecret)
    .map(urlEncoded);

/** Each character as it is or encoded, so that every way of encoding is found, none at all too. */
function urlEncoded(text: string): string {
  return [...text]
    .map((character) => {
      const bytes = [...Buffer.from(character)].map((byte) => `%${hexDigits(byte)}`).join('');
      return `(?:${literally(character)}|${bytes}${character === ' ' ? '|\\+' : ''})`;
    })
    .join('');
}

const hexDigits = (byte: number): string =>
  [...byte.toString(16).padStart(2, '0')].map((digit) => `[${digit}${digit.toUpperCase()}]`).join('');

/** The characters that only the secret decides about, where `offset` bytes (modulo 3) stand before it. */
function insideBase64(secret: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const whole = bytes
    .toString('base64')
    .slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
  return literally(whole).replaceAll(/\\?[+/]/g, (sign) => (sign.endsWith('+') ? '[+-]' : '[/_]'));
}

const literally = (text: string): string => text.replaceAll(/[$()*+./?[\\\]^{|}-]/g, '\\$&');
