import { z } from 'zod';
import { key } from './environment-key';
import { hostKeyFault } from './host-key';
import { isHost, plainPath, userName } from './name-shapes';

const host = key(z.string().refine(isHost), {
  noun: 'a host name or IPv4 address',
  allowed:
    'a name in lower-case letters, digits, ".", "-" and "_" as DNS or your ssh_config knows it, or an IPv4 address',
  example: 'host: firstbox.example.com',
});
const port = key(z.int().min(1).max(65535), {
  noun: 'a port',
  allowed: 'a whole number from 1 to 65535',
  example: 'port: 22',
});
const user = key(z.string().regex(userName), {
  noun: 'a login name',
  allowed: 'up to 32 letters, digits, ".", "_" and "-", beginning with a letter or "_"',
  example: 'user: root',
});
const hostKey = key(
  z.string().superRefine((text, context) => {
    const fault = hostKeyFault(text);
    if (fault !== undefined) context.addIssue({ code: 'custom', params: { fault } });
  }),
  {
    noun: 'a host key',
    allowed:
      'type and key of an ssh-ed25519, ecdsa-sha2-nistp256/384/521 or ssh-rsa host key, with one space between them',
    example: "hostKey: 'ssh-ed25519 AAAA…'",
    cure: '`ssh-keyscan -t ed25519 HOST` prints the key; compare it on the console of that host with /etc/ssh/ssh_host_ed25519_key.pub, then write its last two words: the type and the base64 text',
  },
);

const jumpHost = key(
  z.strictObject({ host, port: port.exactOptional(), user: user.exactOptional(), hostKey }),
  {
    noun: 'a mapping',
    allowed: 'host and hostKey; also port and user',
    example: '- host: jump.example.com',
  },
);

/** `firstbox:`, the machine that everything goes through, and the way to it. */
export const firstboxSchema = key(
  z.strictObject({
    host,
    port: port.exactOptional(),
    user: user.default('root'),
    hostKey,
    sshConfig: key(z.string().regex(plainPath), {
      noun: 'a plain path',
      allowed:
        'an absolute path, or one relative to this file, of letters, digits and "._/@+-"; "~" is not expanded',
      example: 'sshConfig: ssh_config',
    }).exactOptional(),
    jumpHosts: key(z.array(jumpHost).max(8), {
      noun: 'a list',
      allowed: 'up to 8 jump hosts, the nearest first',
      example: 'jumpHosts: []',
    }).default([]),
  }),
  {
    noun: 'a mapping',
    allowed: 'host and hostKey; also port, user, sshConfig and jumpHosts',
    example: 'firstbox: { host: firstbox.example.com, hostKey: … }',
    cure: 'begin with a copy of environments/examples/zone.yaml',
  },
);
