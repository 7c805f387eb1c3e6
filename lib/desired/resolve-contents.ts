import { DesiredFiles } from './desired-files';
import type { DesiredFileSource } from './desired-file-source';
import { positionOf } from '../text/position-of';
import { texts } from '../text/catalogue/text';
import type { Problem } from '../text/problem';
import { shortestSecret } from './secret-forms';
import { weakSecretWarnings } from './weak-secrets';
import { fillSecretPlaces } from './secret-places';
import { type ContentFile, readContentFile } from './read-content-file';
import { readSecretFile } from './secret-file';

type Variables = Readonly<Record<string, string | undefined>>;
type Values = ReadonlyMap<string, string>;

/**
 * The desired texts of files with their secrets in place: from `BOSS_SECRET_<NAME>`, else from the file encrypted with age.
 * All problems at once, as far as one does not hide another; no problem holds a value.
 */
export async function resolveContents(
  sources: readonly DesiredFileSource[],
  variables: Variables,
): Promise<{ readonly contents: DesiredFiles } | { readonly problems: readonly Problem[] }> {
  const read = sources.map(readContentFile);
  const unreadable = read.flatMap((one) => ('problems' in one ? one.problems : []));
  if (unreadable.length > 0) return { problems: unreadable };
  const files = read.flatMap((one) => ('source' in one ? [one] : []));
  const names = [...new Set(files.flatMap(({ places }) => places.map(({ name }) => name)))];
  const secrets = sources[0]?.secrets;
  const given = new Map(names.flatMap((name) => entry(name, variables[`BOSS_SECRET_${name}`])));
  const stored: { values: Values; sha256?: string } | { problem: Problem } =
    secrets === undefined || given.size === names.length
      ? { values: new Map() }
      : await readSecretFile(secrets, variables['BOSS_AGE_IDENTITY']);
  if ('problem' in stored) return { problems: [stored.problem] };
  const values = new Map([...stored.values, ...given]);
  const problems = [
    ...files.flatMap((file) => missing(file, values)),
    ...[...stored.values.keys()].flatMap((name) => unused(name, names, secrets?.displayPath ?? '')),
  ];
  if (problems.length > 0) return { problems };
  const filled = files.map((file) => ({ file, result: fillSecretPlaces(file.text, file.places, values) }));
  const misfits = filled.flatMap(({ file, result }) =>
    'findings' in result ? located(file, result.findings) : [],
  );
  if (misfits.length > 0) return { problems: misfits };
  return {
    contents: new DesiredFiles(
      new Map(
        filled.flatMap(({ file, result }) => ('text' in result ? [[file.source.name, result.text]] : [])),
      ),
      names.flatMap((name) => values.get(name) ?? []),
      {
        ...Object.fromEntries(files.map(({ source, sha256 }) => [source.file, sha256])),
        ...(secrets === undefined || stored.sha256 === undefined ? {} : { [secrets.file]: stored.sha256 }),
      },
      weakSecretWarnings(new Map(names.map((name) => [name, values.get(name) ?? '']))),
    ),
  };
}

const entry = (name: string, value: string | undefined): readonly [string, string][] =>
  value === undefined ? [] : [[name, value]];

function located(
  { source, text }: ContentFile,
  findings: readonly ({ readonly offset: number } & Omit<Problem, 'file' | 'line' | 'column'>)[],
): readonly Problem[] {
  return findings.map(({ offset, ...words }) => ({
    file: source.displayPath,
    ...positionOf(text, offset),
    ...words,
  }));
}

/** Places whose secret has no value that can be kept out of what is printed. */
function missing(file: ContentFile, values: Values): readonly Problem[] {
  const { secrets } = file.source;
  const { contents: say, found } = texts().environment;
  return located(
    file,
    file.places.flatMap(({ name, start }) => {
      const value = values.get(name);
      if (value !== undefined && value.length >= shortestSecret) return [];
      return [
        {
          offset: start,
          what: value === undefined ? say.noValue({ name }) : say.tooShort({ name }),
          got: value === undefined ? found.nothing : found.characters({ characters: value.length }),
          ...(secrets === undefined
            ? say.inVariable({ least: shortestSecret, name })
            : say.inVariableOrFile({ least: shortestSecret, name, file: secrets.displayPath })),
        },
      ];
    }),
  );
}

/** A secret without a place is most often a misspelt one. */
function unused(name: string, names: readonly string[], displayPath: string): readonly Problem[] {
  if (names.includes(name)) return [];
  return [
    {
      file: displayPath,
      line: 1,
      column: 1,
      ...texts().environment.contents.unused({ name, used: names }),
    },
  ];
}
