import { type Document, isMap, isScalar, parseAllDocuments, type YAMLMap } from 'yaml';
import { kept } from '../text/catalogue/en/kept';
import { foreignLineEnd, platformShape, restoreTexts } from './platform-shape';
import { unresolvedOffset } from './yaml-references';

/** The one mapping that a YAML text is, or what is wrong with it, without any of it: secrets may stand there. */
export type YamlMapping =
  | { readonly root: YAMLMap; readonly document: Document.Parsed }
  | { readonly problem: string; readonly offset: number; readonly cure: string };

/** Reads a file of the platform as its python does: YAML 1.1, a key given twice is no error. */
export function readYamlMapping(text: string): YamlMapping {
  const nul = text.indexOf('\0');
  if (nul !== -1) return unfit(kept.files.nul, nul);
  const documents = parseAsPlatform(text);
  if (documents === undefined) return unfit(kept.files.tooDeep, 0);
  const [document, second] = documents;
  const error = firstError(document);
  // Only the code: the message may quote the file.
  if (error !== undefined)
    return unfit({ ...kept.files.noYaml, what: kept.files.noYaml.what({ code: error.code }) }, error.pos[0]);
  if (second !== undefined) return unfit(kept.files.secondDocument, second.range[0]);
  const loose = document === undefined ? undefined : unresolvedOffset(document);
  if (loose !== undefined) return unfit(kept.files.loose, loose);
  const root = document?.contents;
  return document !== undefined && isMap(root) && root.items.length > 0
    ? { root, document }
    : unfit(kept.files.noKeys, 0);
}

const unfit = ({ what, cure }: { what: string; cure: string }, offset: number): YamlMapping => ({
  problem: what,
  offset,
  cure,
});

/** What a tag makes of its value is the platform's business; where everything stands does not hang on it. */
function firstError(document: Document.Parsed | undefined) {
  return document?.errors.find(({ code }) => code !== 'TAG_RESOLVE_FAILED');
}

/** What this reader refuses, or takes for one line, is read in the shape that the platform's reader sees in it. */
function parseAsPlatform(text: string): readonly Document.Parsed[] | undefined {
  const documents = tryParse(text);
  if (documents === undefined || (firstError(documents[0]) === undefined && !foreignLineEnd.test(text)))
    return documents;
  const shape = platformShape(text);
  const shaped = shape === undefined ? undefined : tryParse(shape);
  if (shape === undefined || shaped?.[0] === undefined || firstError(shaped[0]) !== undefined)
    return documents;
  for (const document of shaped) restoreTexts(document, shape, text);
  return shaped;
}

function isNothing({ contents, directives, errors }: Document.Parsed): boolean {
  const empty = contents === null || (isScalar(contents) && contents.source === '');
  return empty && directives.docStart !== true && errors.length === 0;
}

function tryParse(text: string): readonly Document.Parsed[] | undefined {
  try {
    const documents = parseAllDocuments(text, {
      version: '1.1',
      keepSourceTokens: true,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    // An end of a document where none began is none.
    return Array.isArray(documents) ? documents.filter((one) => !isNothing(one)) : [];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
