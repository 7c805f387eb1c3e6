import { execaSync } from 'execa';
import { holds } from './lab/secret-search';

const secret = 'p4ss/"wort" of+our\'s %&=?>~';
const shell = (script: string) => execaSync('bash', ['-c', script, '-', secret]).stdout;

/** Made by other means than those of the search. */
const forms: Readonly<Record<string, string>> = {
  plain: `a ${secret} b`,
  'as a YAML scalar': `'${secret.replaceAll("'", "''")}'`,
  'in JSON': JSON.stringify({ a: secret }),
  'in JSON as Terraform writes it': `"p4ss/\\"wort\\" of+our's %\\u0026=?\\u003e~"`,
  'in a path': shell(
    'for ((i = 0; i < ${#1}; i++)); do c=${1:i:1}; [[ $c == [a-z0-9/~] ]] && printf %s "$c" || printf %%%02X "\'$c"; done',
  ).replaceAll('%27', "'"),
  'in a form': new URL(`http://h/?${new URLSearchParams([['q', secret]]).toString()}`).search,
  'in base64': shell('printf %s "$1" | base64 -w0'),
  'in base64, behind one byte': shell('printf "x%s" "$1" | base64 -w0'),
  'in base64, behind two bytes and before others': shell('printf "xy%s, and so on" "$1" | base64 -w0'),
  'in the base64 of URLs': Buffer.from(secret).toString('base64url'),
  'in base64 twice': shell('printf %s "the program $(printf %s "$1" | base64 -w0) and its end" | base64 -w0'),
};

test.each(Object.entries(forms))('a secret is found %s', (_name, text) => {
  expect(holds(text, secret)).toBe(true);
});

test('a text without it is not taken for one that holds it', () => {
  const text = Object.values(forms).join('\n');
  expect(holds(text, 'another/"wort" of+ours')).toBe(false);
});
