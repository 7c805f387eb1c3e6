import { kept } from '../text/catalogue/en/kept';
import { UnexpectedFormat } from '../text/unexpected-format';
import { parseYamlSection, type YamlSection } from '../yaml/yaml-section';
import { visibleText } from '../text/visible-text';
import { readYamlMapping } from '../yaml/yaml-mapping';

/** What a file says of itself, by the path of keys, and what it must say where it does. */
export interface Belonging {
  readonly path: readonly string[];
  readonly value: string;
  /** The environment file's key that says so. */
  readonly key: string;
}

/** Why a file is another zone's, or may be, in the four parts of a message; undefined where it does not say so, or cannot be read. */
export function foreignContent(text: string, belonging: readonly Belonging[]): string | undefined {
  // What is wrong there is told by who edits it.
  if (belonging.length === 0 || 'problem' in readYamlMapping(text)) return undefined;
  try {
    const root = parseYamlSection(text);
    const other = belonging.find(({ path, value }) => ![undefined, value].includes(said(root, path)));
    if (other === undefined) return undefined;
    const { path, value, key } = other;
    return kept.files.foreign({
      path: path.join('.'),
      said: visibleText(said(root, path) ?? '', 80),
      value,
      key,
    });
  } catch (error) {
    if (!(error instanceof UnexpectedFormat)) throw error;
    return kept.files.whoseUnknown({ why: error.message });
  }
}

function said(root: YamlSection, path: readonly string[]): string | undefined {
  const [key = '', ...rest] = [...path].reverse();
  const section = rest.reduceRight<YamlSection | undefined>((at, name) => at?.section(name), root);
  return section?.text(key);
}
