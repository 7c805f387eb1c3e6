/** Shorter ones cannot be told from ordinary text, and would be guessed. In characters. */
export const shortestSecret = 4;

/** One form of a secret as regular expressions, as text, of its characters one by one. */
export type Form = readonly string[];

/** The forms of a secret: plain, escaped, URL-encoded, inside any base64; then those of each of its lines. */
export function formsOf(secret: string): {
  readonly whole: readonly Form[];
  readonly lines: readonly Form[];
} {
  return {
    whole: [
      urlEncoded(secret),
      ...[JSON.stringify(secret).slice(1, -1), secret.replaceAll("'", "''")].map(literally),
      ...[0, 1, 2].map((offset) => insideBase64(secret, offset)),
    ],
    lines: secret
      .split(/\r?\n/)
      .filter((line) => line.length >= shortestSecret)
      .map(urlEncoded),
  };
}

/** Each character as it is or encoded, so that every way of encoding is found, none at all too. */
function urlEncoded(text: string): Form {
  return [...text].map((character) => {
    const bytes = [...Buffer.from(character)].map((byte) => `%${hexDigits(byte)}`).join('');
    return `(?:${escaped(character)}|${bytes}${character === ' ' ? '|\\+' : ''})`;
  });
}

const hexDigits = (byte: number): string =>
  [...byte.toString(16).padStart(2, '0')].map((digit) => `[${digit}${digit.toUpperCase()}]`).join('');

/** The characters that only the secret decides about, where `offset` bytes (modulo 3) stand before it. */
function insideBase64(secret: string, offset: number): Form {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const whole = bytes
    .toString('base64')
    .slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
  return [...whole].map((sign) => (sign === '+' ? '[+-]' : sign === '/' ? '[/_]' : sign));
}

const literally = (text: string): Form => [...text].map(escaped);

const escaped = (text: string): string => text.replaceAll(/[$()*+./?[\\\]^{|}-]/g, '\\$&');
