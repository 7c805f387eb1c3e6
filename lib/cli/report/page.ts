import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageData } from './page-data';
import { plainTables } from './plain-tables';

/** Text as JSON in a page: no sign of it can end the script that holds it, or begin markup. */
const inScript = (value: object): string =>
  JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The colours of the dark switch also where the system is dark, unless the switch says light. */
function withSystemDark(style: string): string {
  const [, dark] = /:root\[data-theme='dark'\] \{([^}]*)\}/.exec(style) ?? [];
  if (dark === undefined) throw new Error('client.css has no dark colours');
  return `${style}@media (prefers-color-scheme: dark){:root:not([data-theme='light']){${dark}}}\n`;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * One page that needs nothing else: its style, its script and its data are in it, and its policy lets nothing in from elsewhere. All data are
 * texts to it; without JavaScript tables show them.
 */
export function pageOf(data: PageData): string {
  const style = withSystemDark(readFileSync(join(__dirname, 'client.css'), 'utf8'));
  const script = readFileSync(join(__dirname, 'client.js'), 'utf8');
  const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`;
  const { title, made, fromSaved } = data.labels;
  return `<!doctype html>
<html lang="${data.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${title}</h1><p>${made} ${data.generatedAt.replace('T', ' ').replace(/:\d\d(\.\d+)?Z$/, ' UTC')} · ${fromSaved}</p></header>
<main></main>
<noscript>
${plainTables(data)}
</noscript>
<script type="application/json" id="data">${inScript(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}
