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
    return `it holds what belongs elsewhere, and is neither edited nor pushed: ${path.join('.')} is ${visibleText(said(root, path) ?? '', 80)}; allowed: ${value}, the ${key} of the environment file; put this zone's own file back (copies: /var/backups/boss-cdktf on the firstbox), or correct ${path.join('.')}`;
  } catch (error) {
    if (!(error instanceof UnexpectedFormat)) throw error;
    return `whose it is cannot be told, and it is neither edited nor pushed: ${error.message}; allowed: once; delete the one that does not count, or put this zone's own file back (copies: /var/backups/boss-cdktf on the firstbox)`;
  }
}

function said(root: YamlSection, path: readonly string[]): string | undefined {
  const [key = '', ...rest] = [...path].reverse();
  const section = rest.reduceRight<YamlSection | undefined>((at, name) => at?.section(name), root);
  return section?.text(key);
}
