import type { Contents } from '../model/contents';

/**
 * A rendered script that knows the hashes of what is desired, keyed with its nonce, and whose program for the hosts knows them too.
 * Made when it is sent: the script itself, which is kept in cdktf.out, holds neither content nor hash.
 */
export function scriptWithHashes(script: string, contents: Contents, nonce: string): string {
  return begunBy(hashesOf(contents, nonce), '', script);
}

/** The same for the firstbox alone, whose program puts the contents in place. They travel in the stream that the script is. */
export function scriptWithContents(script: string, contents: Contents, nonce: string): string {
  const packed = contents.names.map(
    (name) => `wanted_content[${name}]=${Buffer.from(contents.textOf(name)).toString('base64')}`,
  );
  return begunBy(hashesOf(contents, nonce), ['declare -A wanted_content', ...packed, ''].join('\n'), script);
}

function hashesOf(contents: Contents, nonce: string): string {
  if (contents.names.length === 0) return '';
  const hashes = contents.names.map((name) => `wanted_hash[${name}]=${contents.keyedHash(name, nonce)}`);
  return ['declare -A wanted_hash', ...hashes, ''].join('\n');
}

function begunBy(ofBoth: string, ofProgram: string, script: string): string {
  if (ofBoth === '') return script;
  const withBeginning = script.replace(
    /^(program|firstbox_program)='([\w+/=]*)'$/gm,
    (_, name: string, program: string) =>
      `${name}='${Buffer.concat([Buffer.from(ofBoth + ofProgram), Buffer.from(program, 'base64')]).toString('base64')}'`,
  );
  return ofBoth + withBeginning;
}
