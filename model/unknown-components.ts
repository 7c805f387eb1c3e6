import type { Finding } from './finding';
import { nearWord } from './near-word';
import { quoted } from './quoted';
import { parseYamlDocument } from './yaml-document';

/** Names under `components:` that nothing here deploys (runbook: 按需为需要追加部署组件的`ZONE`填入必要的信息). */
export function unknownComponents(
  text: string,
  components: Readonly<Record<string, unknown>> | undefined,
  known: readonly string[],
): readonly Finding[] {
  const document = parseYamlDocument(text);
  return Object.keys(components ?? {})
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearWord(name, known);
      return {
        offset: document.tryFindPlace(['components', name])?.key ?? 0,
        what: 'no component of this name can be deployed from here',
        got: quoted(name),
        allowed: known.join(', '),
        cure: near === undefined ? 'delete it, or correct the name' : `did you mean ${near}?`,
      };
    });
}
