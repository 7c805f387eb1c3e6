import type { DesiredFiles } from '../desired/desired-files';

/**
 * A rendered script that knows the hashes of what is desired, and their key. Made when it is sent: the script itself, which is kept in
 * cdktf.out, holds neither content nor hash. Hosts that are asked get both on stdin, the firstbox's own program in the stream.
 *
 * @param key of this look or run alone; whoever has it and a hash can try what a secret is
 */
export function scriptWithHashes(script: string, contents: DesiredFiles, key: string): string {
  return begunBy(hashesOf(contents, key), '', script, ['firstbox_program']);
}

/** The same for the firstbox alone, whose program puts the contents in place. They travel in the stream that the script is. */
export function scriptWithContents(script: string, contents: DesiredFiles, key: string): string {
  const packed = contents.names.map(
    (name) => `wanted_content[${name}]=${Buffer.from(contents.textOf(name)).toString('base64')}`,
  );
  return begunBy(hashesOf(contents, key), ['declare -A wanted_content', ...packed, ''].join('\n'), script, [
    'program',
  ]);
}

function hashesOf(contents: DesiredFiles, key: string): string {
  if (contents.names.length === 0) return '';
  const hashes = contents.names.map((name) => `wanted_hash[${name}]=${contents.keyedHash(name, key)}`);
  return [`content_key=${key}`, 'declare -A wanted_hash', ...hashes, ''].join('\n');
}

/** @param programs variables of the script that hold a program for the firstbox itself, in base64 */
function begunBy(ofBoth: string, ofProgram: string, script: string, programs: readonly string[]): string {
  if (ofBoth === '') return script;
  const withBeginning = script.replace(
    new RegExp(`^(${programs.join('|')})='([\\w+/=]*)'$`, 'gm'),
    (_, name: string, program: string) =>
      `${name}='${Buffer.concat([Buffer.from(ofBoth + ofProgram), Buffer.from(program, 'base64')]).toString('base64')}'`,
  );
  return `private_lines='${ofBoth}'\n${ofBoth}${withBeginning}`;
}
