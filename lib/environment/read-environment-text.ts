import { ambiguousWordFindings } from '../yaml/ambiguous-word-findings';
import { ruleBreaches } from './environment-rules';
import { environmentSchema, type EnvironmentShape } from './environment-schema';
import type { Finding } from '../text/finding';
import { loadAgreed } from '../yaml/load-agreed';
import { quoted } from '../text/quoted';
import { ruleFinding } from './rule-finding';
import { schemaFindings } from './schema-findings';
import { structureFindings } from '../yaml/structure-findings';
import { syntaxFindings } from '../yaml/syntax-findings';
import { texts } from '../text/catalogue/text';
import { textFindings } from '../yaml/text-findings';
import type { YamlDocument } from '../yaml/yaml-document';
import { parseYamlDocument } from '../yaml/yaml-document';
import { oversize } from '../yaml/yaml-size';

export type Reading = { readonly shape: EnvironmentShape } | { readonly findings: readonly Finding[] };

const partialSchema = environmentSchema.partial();

/** What the rules say, as far as it does not hang on a top-level key that is wrong in itself. */
function ruleFindings(
  document: YamlDocument,
  value: object,
  broken: ReadonlySet<PropertyKey>,
): readonly Finding[] {
  const sound = Object.fromEntries(
    Object.entries(value).filter(([key]) => Object.hasOwn(environmentSchema.shape, key) && !broken.has(key)),
  );
  return ruleBreaches(partialSchema.parse(sound), broken).map((breach) => ruleFinding(document, breach));
}

function judge(document: YamlDocument, value: unknown): Reading {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const root = document.tryFindPlace([]);
    const empty = value === null || value === undefined;
    const { found, shape } = texts().environment;
    return {
      findings: [
        {
          offset: empty ? 0 : (root?.value ?? 0),
          what: empty ? shape.empty : shape.noMapping,
          got: empty ? found.nothing : quoted(root?.source.split('\n', 1)[0] ?? ''),
          allowed: shape.aMapping,
          cure: shape.beginWithACopy,
        },
      ],
    };
  }
  const result = environmentSchema.safeParse(value);
  const issues = result.success ? [] : result.error.issues;
  const broken = new Set(issues.flatMap(({ path }) => path.slice(0, 1)));
  const found = [...schemaFindings(document, value, issues), ...ruleFindings(document, value, broken)];
  const taken = new Set(found.map(({ offset }) => offset));
  const findings = [...found, ...ambiguousWordFindings(document).filter(({ offset }) => !taken.has(offset))];
  return result.success && findings.length === 0 ? { shape: result.data } : { findings };
}

/**
 * Reads a text from the outside in: characters, size, YAML, structure, shape, rules.
 * Characters, size and syntax end it, since nothing after them can be trusted; all else is found in one go.
 */
export function readEnvironmentText(text: string): Reading {
  const traps = textFindings(text);
  if (traps.length > 0) return { findings: traps };
  const big = oversize(text);
  if (big !== undefined) {
    const say = texts().environment.shape;
    const words = { what: say.tooBig, allowed: say.likeTheExamples, cure: say.isItTheRightFile };
    return { findings: [{ offset: 0, got: big, ...words }] };
  }
  const document = parseYamlDocument(text);
  const syntax = syntaxFindings(document);
  if (syntax.length > 0) return { findings: syntax };
  const structure = structureFindings(document);
  if (structure.length > 0) {
    // Never used, only judged: an alias is not expanded (maxAliasCount), a second document is not looked at.
    const [only, second] = document.documents;
    if (second !== undefined || structure.some(({ what }) => what === texts().environment.yaml.alias.what))
      return { findings: structure };
    const rest = judge(document, only?.toJS());
    return { findings: 'findings' in rest ? [...structure, ...rest.findings] : structure };
  }
  const loaded = loadAgreed(document);
  return 'finding' in loaded ? { findings: [loaded.finding] } : judge(document, loaded.value);
}
