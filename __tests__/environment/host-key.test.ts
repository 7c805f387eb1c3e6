import { hostKeyFault, hostKeyTypes } from '../../lib/environment/host-key';

/** A key blob made by hand: each field with its length in front. */
function blob(...fields: readonly (string | Buffer)[]): string {
  const parts = fields.flatMap((field) => {
    const bytes = Buffer.from(field);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat(parts).toString('base64');
}

const ecdsa = (curve: string, length: number): string =>
  `ecdsa-sha2-${curve} ${blob(`ecdsa-sha2-${curve}`, curve, Buffer.alloc(length, 4))}`;

const ed25519 = blob('ssh-ed25519', Buffer.alloc(32, 7));

const whole: Readonly<Record<string, string>> = {
  'ssh-ed25519': `ssh-ed25519 ${ed25519}`,
  'ecdsa-sha2-nistp256': ecdsa('nistp256', 65),
  'ecdsa-sha2-nistp384': ecdsa('nistp384', 97),
  'ecdsa-sha2-nistp521': ecdsa('nistp521', 133),
  'ssh-rsa': `ssh-rsa ${blob('ssh-rsa', Buffer.from([1, 0, 1]), Buffer.alloc(257, 9))}`,
};

test.each(hostKeyTypes)('a whole key of type %s has no fault', (type) => {
  expect(hostKeyFault(whole[type] ?? '')).toBeUndefined();
});

test('base64 that spells a word of placeholders is a key all the same', () => {
  // Nineteen bytes stand before the key's own: two more make it begin with a whole base64 group.
  const text = Buffer.from('todoyourXXXXreplacechange', 'base64');
  const key = `ssh-ed25519 ${blob('ssh-ed25519', Buffer.concat([Buffer.alloc(2), text, Buffer.alloc(32)]).subarray(0, 32))}`;
  expect(key).toMatch(/todo|your|XXXX|replace/);
  expect(hostKeyFault(key)).toBeUndefined();
});

test.each([
  ['SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU', 'is a fingerprint'],
  ['256 SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU root@firstbox (ED25519)', 'is a fingerprint'],
  ['MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48', 'is a fingerprint'],
  ['16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48', 'is a fingerprint'],
  ['ssh-ed25519 AAAA...', 'is still a placeholder'],
  ['ssh-ed25519 AAAA…', 'is still a placeholder'],
  ['<host key>', 'is still a placeholder'],
  ['CHANGE_ME', 'is still a placeholder'],
  ['ssh-ed25519 XXXXXXXX', 'is still a placeholder'],
  ['', 'does not begin with a known type of key'],
  ['constructor AAAA', 'does not begin with a known type of key'],
  [ed25519, 'does not begin with a known type of key'],
  [`ssh-ed25519-cert-v01@openssh.com ${ed25519}`, 'does not begin with a known type of key'],
  [`SSH-ED25519 ${ed25519}`, 'does not begin with a known type of key'],
  [`firstbox ssh-ed25519 ${ed25519}`, 'begins with a host name'],
  [`|1|aGFzaA==|aGFzaA== ssh-ed25519 ${ed25519}`, 'begins with a host name'],
  [`ssh-ed25519 ${ed25519} root@firstbox`, 'has something after the key'],
  [`ssh-ed25519 ${ed25519}\n`, 'has a second word that is not base64'],
  [`ssh-ed25519  ${ed25519}`, 'has something after the key'],
  ['ssh-ed25519', 'has a second word that is not base64'],
  [`ssh-ed25519 ${ed25519.slice(0, -1)}`, 'has a second word that is not base64'],
  [`ssh-ed25519 ${ed25519.slice(0, -4)}`, 'is cut off or damaged'],
  [`ssh-ed25519 ${blob('ssh-ed25519', Buffer.alloc(31))}`, 'is cut off or damaged'],
  [`ssh-ed25519 ${blob('ssh-ed25519', Buffer.alloc(32), 'more')}`, 'is cut off or damaged'],
  [`ssh-ed25519 ${Buffer.from('ssh-ed25519').toString('base64')}`, 'is cut off or damaged'],
  [
    `ecdsa-sha2-nistp256 ${blob('ecdsa-sha2-nistp256', 'nistp384', Buffer.alloc(65))}`,
    'is cut off or damaged',
  ],
  [`ssh-rsa ${blob('ssh-rsa', Buffer.from([1, 0, 1]), '')}`, 'is cut off or damaged'],
  [`ssh-rsa ${ed25519}`, 'says ssh-rsa, but the key itself is of type ssh-ed25519'],
  [`ssh-dss ${blob('ssh-dss', 'p', 'q', 'g', 'y')}`, 'is a DSA key'],
])('%j', (text, fault) => {
  expect(hostKeyFault(text)).toContain(fault);
});
