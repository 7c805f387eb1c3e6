import { kept } from '../text/catalogue/en/kept';
import { UnexpectedFormat } from '../text/unexpected-format';

/** A JSON object, its values unproven. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads what the platform prints or keeps as JSON.
 *
 * @throws {UnexpectedFormat} when it is not one JSON object
 */
export function parseJsonObject(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The error's own message would quote the text.
    throw new UnexpectedFormat(kept.looks.notJson);
  }
  if (!isJsonObject(value)) throw new UnexpectedFormat(kept.looks.noJsonObject);
  return value;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that is there and not empty; empty counts as absent. */
export function tryFindText(object: JsonObject, key: string): string | undefined {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
