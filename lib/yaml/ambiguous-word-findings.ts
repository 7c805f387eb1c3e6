import { isScalar, visit } from 'yaml';
import { texts } from '../text/catalogue/text';
import type { Finding } from '../text/finding';
import { quoted } from '../text/quoted';
import type { YamlDocument } from './yaml-document';

/** Unquoted words that are text here (YAML 1.2) but a boolean to the python tools of the platform (YAML 1.1). */
export function ambiguousWordFindings({ documents: [document] }: YamlDocument): readonly Finding[] {
  const findings: Finding[] = [];
  if (document === undefined) return findings;
  visit(document, {
    Scalar(role, node) {
      const word = node.source ?? '';
      if (role === 'key' || !isScalar(node) || node.type !== 'PLAIN' || !/^(?:yes|no|on|off)$/i.test(word))
        return;
      findings.push({
        offset: node.range?.[0] ?? 0,
        got: quoted(word),
        ...texts().environment.yaml.ambiguousWord({ word }),
      });
    },
  });
  return findings;
}
