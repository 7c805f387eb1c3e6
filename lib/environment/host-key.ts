import { texts } from '../text/catalogue/text';

/** How many bytes each field after the type has; `undefined`: a number of any length. */
const fieldsOfType: Readonly<Record<string, readonly (number | string | undefined)[]>> = {
  'ssh-ed25519': [32],
  'ecdsa-sha2-nistp256': ['nistp256', 65],
  'ecdsa-sha2-nistp384': ['nistp384', 97],
  'ecdsa-sha2-nistp521': ['nistp521', 133],
  'ssh-rsa': [undefined, undefined],
};

/** Types of host keys that today's OpenSSH accepts. */
export const hostKeyTypes = Object.keys(fieldsOfType);

/** Splits a key blob into its length-prefixed fields; undefined when the lengths do not add up. */
function fields(blob: Buffer): readonly Buffer[] | undefined {
  const found: Buffer[] = [];
  let at = 0;
  while (at < blob.length) {
    if (at + 4 > blob.length) return undefined;
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return undefined;
    found.push(blob.subarray(at + 4, end));
    at = end;
  }
  return found;
}

function hasFields(type: string, found: readonly Buffer[]): boolean {
  const wanted = fieldsOfType[type] ?? [];
  return (
    found.length === wanted.length + 1 &&
    wanted.every((want, index) => {
      const field = found[index + 1] ?? Buffer.alloc(0);
      if (typeof want === 'string') return field.toString('latin1') === want;
      return want === undefined ? field.length > 0 : field.length === want;
    })
  );
}

function structureFault(text: string): string | undefined {
  const say = texts().environment.hostKey;
  const words = text.split(' ');
  const [type = '', base64 = '', ...more] = words;
  if (type === 'ssh-dss') return say.dsa;
  if (Object.hasOwn(fieldsOfType, base64)) return say.hostName;
  if (!Object.hasOwn(fieldsOfType, type)) return say.unknownType;
  if (more.length > 0) return say.comment;
  const blob = Buffer.from(base64, 'base64');
  if (base64 === '' || blob.toString('base64') !== base64) return say.notBase64;
  const found = fields(blob);
  const inner = found?.[0]?.toString('latin1');
  if (found === undefined || inner === undefined) return say.damaged;
  if (inner !== type) return say.otherType({ type, inner });
  return hasFields(type, found) ? undefined : say.damaged;
}

/** What is wrong with a host key, in words that follow the key's name; undefined when it is `type base64` and whole. */
export function hostKeyFault(text: string): string | undefined {
  const fault = structureFault(text);
  // Only what is no key can be a placeholder: base64 may spell any word.
  if (fault === undefined) return undefined;
  const say = texts().environment.hostKey;
  if (/(?:^| )(?:SHA256|MD5):/.test(text) || /^(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/.test(text)) {
    return say.fingerprint;
  }
  return /[<>…]|\.\.\.|x{3,}|replace|change|placeholder|your|todo/i.test(text) ? say.placeholder : fault;
}
