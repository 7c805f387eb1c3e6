import { isAlias, isNode, isScalar, visit, type YAMLMap } from 'yaml';
import { texts } from '../text/catalogue/text';
import type { Finding } from '../text/finding';
import { positionOf } from '../text/position-of';
import { quoted } from '../text/quoted';
import type { YamlDocument } from './yaml-document';

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
        got: quoted((text.slice(offset).split('\n', 1)[0] ?? '').trimEnd()),
        ...texts().environment.yaml.keyTwice({ key: quoted(key.value), line, column }),
      },
    ];
  });
}

function keyFinding(text: string, key: unknown): readonly Finding[] {
  const offset = (isNode(key) ? key.range?.[0] : undefined) ?? 0;
  const say = texts().environment.yaml;
  const source = isNode(key) && key.range ? text.slice(key.range[0], key.range[1]) : '';
  if (isScalar(key) && key.value === '<<') {
    return [{ offset, got: quoted('<<'), ...say.mergeKey }];
  }
  // Objects lose it without a word: what stands below it would be asked for by nobody.
  if (isScalar(key) && key.value === '__proto__') {
    return [{ offset, got: quoted(source), ...say.nobodysKey }];
  }
  if (isScalar(key) && typeof key.value === 'string') return [];
  return [{ offset, got: quoted(source), ...say.keyNoText }];
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
    ? { offset, got: texts().environment.found.nothing }
    : { offset: from + before.index, got: quoted(before[0]) };
}

function nodeFindings(text: string, node: unknown): readonly Finding[] {
  if (!isNode(node)) return [];
  const offset = node.range?.[0] ?? 0;
  const say = texts().environment.yaml;
  if (isAlias(node)) return [{ offset, got: quoted(`*${node.source}`), ...say.alias }];
  const findings: Finding[] = [];
  if (node.anchor !== undefined) {
    findings.push({ ...wordBefore(text, offset, /&\S+/g), ...say.anchor });
  }
  if (node.tag !== undefined) {
    findings.push({ ...wordBefore(text, offset, /!\S+/g), ...say.tag });
  }
  return findings;
}

/** Legal YAML that an environment has no use for, and that hides what is meant; nothing is expanded here. */
export function structureFindings({ text, documents }: YamlDocument): readonly Finding[] {
  const findings: Finding[] = [];
  const [document, second] = documents;
  if (second !== undefined) {
    const say = texts().environment.yaml;
    const got = say.documents({ documents: documents.length });
    findings.push({ offset: second.range[0], got, ...say.severalDocuments });
  }
  if (document === undefined) return findings;
  visit(document, {
    Node: (_key, node) => void findings.push(...nodeFindings(text, node)),
    Pair: (_key, pair) => void findings.push(...keyFinding(text, pair.key)),
  });
  visit(document, { Map: (_key, map) => void findings.push(...duplicateKeys(text, map)) });
  return findings;
}
