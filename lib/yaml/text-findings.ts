import type { Finding } from '../text/finding';
import { quoted } from '../text/quoted';

interface Trap {
  /** Looked for in one line; the group `bad`, else the whole match, is pointed at. */
  readonly pattern: RegExp;
  /** Instead of the line, which holds a secret: nothing else is said of it then. @default - the line */
  readonly shown?: string;
  readonly what: string;
  readonly allowed: string;
  readonly cure: string;
}

const traps: readonly Trap[] = [
  {
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY/,
    shown: '-----BEGIN … PRIVATE KEY-----',
    what: 'a private key',
    allowed: 'no secret at all in an environment, which is kept in git',
    cure: 'take it out, also of the history of git, and make a new one on that host',
  },
  {
    pattern: /:\/\/[^\s'"]*:[^\s'"]*@/,
    shown: '…://… @…',
    what: 'a password in an address',
    allowed: 'no secret at all in an environment, which is kept in git',
    cure: 'take `user:password@` out, also of the history of git, and change the password; where the state is, TF_HTTP_USERNAME and TF_HTTP_PASSWORD or PG_CONN_STR say it',
  },
  {
    pattern: /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/u,
    what: 'an invisible or control character',
    allowed: 'text that can be seen, with line ends LF or CRLF',
    cure: 'delete it, or type the line again: such characters come in by copying from a document or a terminal',
  },
  {
    pattern: /^ *(?<bad>\t)[\t ]*[^\s#]/,
    what: 'a tab in the indentation',
    allowed: 'spaces, two for each level',
    cure: 'put spaces in its place and set the editor to insert spaces',
  },
  {
    pattern: /^[^#]*?(?<bad>(?! )\p{Zs})/u,
    what: 'a wide or non-breaking space, which YAML takes for a letter',
    allowed: 'the ordinary space',
    cure: 'type it again as an ordinary space',
  },
  {
    pattern: /^[ -]*['"]?\w+['"]?(?<bad>：)/u,
    what: 'a full-width colon after a key',
    allowed: 'the ASCII colon followed by a space',
    cure: 'type ": " with the input method switched to ASCII',
  },
  {
    pattern: /^%\S*/,
    what: 'a YAML directive',
    allowed: 'an environment in plain YAML 1.2',
    cure: 'delete this line',
  },
];

/** What YAML readers would swallow or misread without a useful word; at most one finding for each line and trap. */
export function textFindings(text: string): readonly Finding[] {
  const findings: Finding[] = [];
  let start = 0;
  for (const ended of text.split('\n')) {
    const line = ended.replace(/\r$/, '');
    for (const { pattern, shown, ...words } of traps) {
      const match = pattern.exec(line);
      if (match !== null) {
        const bad = match.groups?.['bad'] ?? match[0];
        const within = match.index + match[0].indexOf(bad);
        findings.push({ offset: start + within, got: quoted(shown ?? line), ...words });
        if (shown !== undefined) break;
      }
    }
    start += ended.length + 1;
  }
  return findings;
}
