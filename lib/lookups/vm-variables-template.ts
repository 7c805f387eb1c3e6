import type { LookupResult } from '../plan/lookup';
import { kept } from '../text/catalogue/en/kept';
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
  if (flags.length === 0) throw new UnexpectedFormat(kept.looks.noFlags);
  if (Object.keys(facts).length < flags.length) throw new UnexpectedFormat(kept.looks.flagTwice);
  return facts;
}

function flagsOf(section: YamlSection): readonly (readonly [string, string])[] {
  return section.keys
    .filter((key) => /^deploy_[a-z0-9_]+$/.test(key))
    .map((key) => [key, section.flag(key) ?? '']);
}
