import { type Document, isMap, parseAllDocuments, type YAMLMap } from 'yaml';
import { unresolvedOffset } from './yaml-references';

/** The one mapping that a YAML text is, or what is wrong with it, without any of it: secrets may stand there. */
export type YamlMapping =
  { readonly root: YAMLMap } | { readonly problem: string; readonly offset: number; readonly cure: string };

/** Reads a file of the platform as its python does: YAML 1.1, a key given twice is no error. */
export function readYamlMapping(text: string): YamlMapping {
  const otherLineEnd = /\r(?!\n)|[\u0085\u2028\u2029\0]/.exec(text);
  if (otherLineEnd !== null)
    return {
      problem: 'a character that some YAML readers take for a line end',
      offset: otherLineEnd.index,
      cure: 'delete it',
    };
  const documents = tryParse(text);
  if (documents === undefined)
    return { problem: 'it is nested too deeply', offset: 0, cure: 'restore the file' };
  const [document, second] = documents;
  const [error] = document?.errors ?? [];
  // Only the code: the message may quote the file.
  if (error !== undefined)
    return { problem: `it is not YAML (${error.code})`, offset: error.pos[0], cure: 'correct it' };
  if (second !== undefined)
    return { problem: 'a second YAML document', offset: second.range[0], cure: 'leave only one in the file' };
  const loose = document === undefined ? undefined : unresolvedOffset(document);
  if (loose !== undefined)
    return { problem: 'an alias or a merge of what is not there', offset: loose, cure: 'correct it' };
  const root = document?.contents;
  return isMap(root) && root.items.length > 0
    ? { root }
    : { problem: 'it holds no keys', offset: 0, cure: 'restore the file' };
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
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
