import { type Texts, texts } from '../text/catalogue/text';
import type { Finding } from '../text/finding';
import { quoted } from '../text/quoted';

interface Trap {
  /** Looked for in one line; the group `bad`, else the whole match, is pointed at. */
  readonly pattern: RegExp;
  /** Instead of the line, which holds a secret: nothing else is said of it then. @default - the line */
  readonly shown?: string;
  /** What is said of it. */
  readonly words: keyof Texts['environment']['traps'];
}

const traps: readonly Trap[] = [
  {
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY/,
    shown: '-----BEGIN … PRIVATE KEY-----',
    words: 'privateKey',
  },
  {
    pattern: /:\/\/[^\s'"]*:[^\s'"]*@/,
    shown: '…://… @…',
    words: 'password',
  },
  {
    pattern: /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/u,
    words: 'invisible',
  },
  {
    pattern: /^ *(?<bad>\t)[\t ]*[^\s#]/,
    words: 'tab',
  },
  {
    pattern: /^[^#]*?(?<bad>(?! )\p{Zs})/u,
    words: 'wideSpace',
  },
  {
    pattern: /^[ -]*['"]?\w+['"]?(?<bad>：)/u,
    words: 'wideColon',
  },
  {
    pattern: /^%\S*/,
    words: 'directive',
  },
];

/** What YAML readers would swallow or misread without a useful word; at most one finding for each line and trap. */
export function textFindings(text: string): readonly Finding[] {
  const findings: Finding[] = [];
  let start = 0;
  for (const ended of text.split('\n')) {
    const line = ended.replace(/\r$/, '');
    for (const { pattern, shown, words } of traps) {
      const match = pattern.exec(line);
      if (match !== null) {
        const bad = match.groups?.['bad'] ?? match[0];
        const within = match.index + match[0].indexOf(bad);
        findings.push({
          offset: start + within,
          got: quoted(shown ?? line),
          ...texts().environment.traps[words],
        });
        if (shown !== undefined) break;
      }
    }
    start += ended.length + 1;
  }
  return findings;
}
