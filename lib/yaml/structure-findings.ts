import { isAlias, isNode, isScalar, visit, type YAMLMap } from 'yaml';
import type { Finding } from '../text/finding';
import { positionOf } from '../text/position-of';
import { quoted } from '../text/quoted';
import type { YamlDocument } from './yaml-document';

const plain = 'plain "key: value" lines';

function duplicateKeys(text: string, map: YAMLMap): readonly Finding[] {
  const first = new Map<string, number>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key) || typeof key.value !== 'string') return [];
    const offset = key.range?.[0] ?? 0;
    const before = first.get(key.value);
    if (before === undefined) {
      first.set(key.value, offset);
      return [];
    }
    const { line, column } = positionOf(text, before);
    return [
      {
        offset,
        what: `key ${quoted(key.value)} is given twice, first on line ${line}, column ${column}`,
        got: quoted((text.slice(offset).split('\n', 1)[0] ?? '').trimEnd()),
        allowed: 'each key once',
        cure: 'delete one of the two',
      },
    ];
  });
}

function keyFinding(text: string, key: unknown): readonly Finding[] {
  const offset = (isNode(key) ? key.range?.[0] : undefined) ?? 0;
  const source = isNode(key) && key.range ? text.slice(key.range[0], key.range[1]) : '';
  if (isScalar(key) && key.value === '<<') {
    return [
      { offset, what: 'a merge key', got: quoted('<<'), allowed: plain, cure: 'write the merged keys out' },
    ];
  }
  // Objects lose it without a word: what stands below it would be asked for by nobody.
  if (isScalar(key) && key.value === '__proto__') {
    return [
      {
        offset,
        what: 'a key that nothing is called',
        got: quoted(source),
        allowed: plain,
        cure: 'delete it',
      },
    ];
  }
  if (isScalar(key) && typeof key.value === 'string') return [];
  return [
    {
      offset,
      what: 'a key that is not text',
      got: quoted(source),
      allowed: plain,
      cure: 'write a word, a colon and a space',
    },
  ];
}

/** The word before `offset` that begins with `sign`; the places of nodes come after their anchor and tag. */
function wordBefore(
  text: string,
  offset: number,
  sign: RegExp,
): { readonly offset: number; readonly got: string } {
  const from = Math.max(0, offset - 200);
  const before = [...text.slice(from, offset).matchAll(sign)].at(-1);
  return before === undefined
    ? { offset, got: 'nothing' }
    : { offset: from + before.index, got: quoted(before[0]) };
}

function nodeFindings(text: string, node: unknown): readonly Finding[] {
  if (!isNode(node)) return [];
  const offset = node.range?.[0] ?? 0;
  const cure = 'write the value out where it is used';
  if (isAlias(node))
    return [{ offset, what: 'an alias', got: quoted(`*${node.source}`), allowed: plain, cure }];
  const findings: Finding[] = [];
  if (node.anchor !== undefined) {
    findings.push({ ...wordBefore(text, offset, /&\S+/g), what: 'an anchor', allowed: plain, cure });
  }
  if (node.tag !== undefined) {
    const words = { allowed: plain, cure: 'delete the tag; a value that has to stay text goes in quotes' };
    findings.push({ ...wordBefore(text, offset, /!\S+/g), what: 'a tag', ...words });
  }
  return findings;
}

/** Legal YAML that an environment has no use for, and that hides what is meant; nothing is expanded here. */
export function structureFindings({ text, documents }: YamlDocument): readonly Finding[] {
  const findings: Finding[] = [];
  const [document, second] = documents;
  if (second !== undefined) {
    const offset = second.range[0];
    const got = `${documents.length} documents`;
    findings.push({
      offset,
      what: 'several YAML documents in one file',
      got,
      allowed: 'one environment a file',
      cure: 'put each in a file of its own',
    });
  }
  if (document === undefined) return findings;
  visit(document, {
    Node: (_key, node) => void findings.push(...nodeFindings(text, node)),
    Pair: (_key, pair) => void findings.push(...keyFinding(text, pair.key)),
  });
  visit(document, { Map: (_key, map) => void findings.push(...duplicateKeys(text, map)) });
  return findings;
}
