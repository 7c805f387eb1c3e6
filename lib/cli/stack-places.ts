import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { localHistoryFile } from '../run/local-history';
import { resolvedRunSpec } from '../run/portable-run-spec';
import type { RunSpec } from '../run/run-spec';
import { texts } from '../text/catalogue/text';
import { quoted } from '../text/quoted';
import type { RunPlace } from './run-place';
import { InvalidInput } from './subject-of';

/**
 * A platform of a synthesized stack, read from what its runs are told: of an own stack there is no environment file.
 *
 * @param stack the stack's folder, as it was given
 * @param name the platform's. @default - the only one there
 * @throws {InvalidInput} when nothing was synthesized there, or no such platform, or several
 */
export function placeInStack(stack: string, name: string | undefined): RunPlace {
  const places = placesOf(stack);
  const names = [...places.keys()].sort();
  const say = texts().places;
  const wrong = (what: string, got: string, allowed: string, cure: string) =>
    new InvalidInput([{ file: stack, line: 0, column: 0, what, got, allowed, cure }]);
  if (names.length === 0)
    throw wrong(say.noStack.what, say.noStack.got, say.noStack.allowed, say.noStack.cure);
  const place = places.get(name ?? (names.length === 1 ? (names[0] ?? '') : ''));
  if (place !== undefined) return place;
  const got = name === undefined ? say.noPlatform.nothing : quoted(name);
  throw wrong(say.noPlatform.what, got, names.join(', '), say.noPlatform.cure);
}

/** By name. */
function placesOf(stack: string): ReadonlyMap<string, RunPlace> {
  const runs = join(resolve(stack), 'converge');
  const files = existsSync(runs) ? readdirSync(runs).sort() : [];
  const places = files
    .filter((file) => /^[^.]+\.json$/.test(file))
    .map((file) => placeOfRun(join(runs, file), stack));
  return new Map(places.map((place) => [place.name, place]));
}

function placeOfRun(file: string, stack: string): RunPlace {
  const spec = resolvedRunSpec(readRunSpec(file), resolve(stack));
  return {
    name: spec.environment,
    zone: spec.zone,
    file: spec.decides[0] ?? file,
    firstbox: spec.connection,
    fanOut: spec.fanOut,
    historyFile: localHistoryFile(resolve(stack, spec.stateDirectory), spec.environment),
    hides: spec.hides ?? [],
    stack,
  };
}

function readRunSpec(file: string): RunSpec {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunSpec;
  } catch (error) {
    const { what, allowed, cure } = texts().places.noRun;
    const got = error instanceof Error ? error.message : String(error);
    throw new InvalidInput([{ file, line: 0, column: 0, what, got, allowed, cure }]);
  }
}
