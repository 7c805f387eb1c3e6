import type { LookupResult } from '../plan/lookup';
import { UnexpectedFormat } from '../text/unexpected-format';
import { parseYamlSection, type YamlSection } from '../yaml/yaml-section';

/**
 * Every `deploy_*` of vm_variables.template.yaml, at the top or one level below.
 *
 * @throws {UnexpectedFormat} when one is there twice, or none at all
 */
export function parseTemplate(text: string): LookupResult {
  const root = parseYamlSection(text);
  const below = root.keys.flatMap((key) => root.section(key) ?? []);
  const flags = [root, ...below].flatMap(flagsOf);
  const facts = Object.fromEntries(flags);
  if (flags.length === 0) throw new UnexpectedFormat('there is no deploy_* in it');
  if (Object.keys(facts).length < flags.length) throw new UnexpectedFormat('a deploy_* is given twice');
  return facts;
}

function flagsOf(section: YamlSection): readonly (readonly [string, string])[] {
  return section.keys
    .filter((key) => /^deploy_[a-z0-9_]+$/.test(key))
    .map((key) => [key, section.flag(key) ?? '']);
}
