import type { KeyTexts } from '../values';

/** Keys of the way to the firstbox. */
export const firstboxKeys = {
  firstbox: {
    meaning: 'how the firstbox is reached',
    noun: 'a mapping',
    allowed: 'host and hostKey; also port, user, sshConfig and jumpHosts',
    example: 'firstbox: { host: firstbox.example.com, hostKey: … }',
    cure: 'begin with a copy of environments/examples/zone.yaml',
  },
  'firstbox.host': {
    meaning: 'name in DNS or in your ssh_config, or IPv4 address',
    shown: '`firstbox.example.com`',
    noun: 'a host name or IPv4 address',
    allowed:
      'a name in lower-case letters, digits, ".", "-" and "_" as DNS or your ssh_config knows it, or an IPv4 address',
    example: 'host: firstbox.example.com',
  },
  'firstbox.port': {
    meaning: 'its SSH port',
    unset: 'what ssh_config says, else 22',
    shown: '`22`',
    noun: 'a port',
    allowed: 'a whole number from 1 to 65535',
    example: 'port: 22',
  },
  'firstbox.user': {
    meaning: 'who logs in there',
    unset: '`root`',
    shown: '`root`',
    noun: 'a login name',
    allowed: 'up to 32 letters, digits, ".", "_" and "-", beginning with a letter or "_"',
    example: 'user: root',
  },
  'firstbox.hostKey': {
    meaning: 'its host key, pinned: see below',
    shown: '`ssh-ed25519 AAAA…`',
    noun: 'a host key',
    allowed:
      'type and key of an ssh-ed25519, ecdsa-sha2-nistp256/384/521 or ssh-rsa host key, with one space between them',
    example: "hostKey: 'ssh-ed25519 AAAA…'",
    cure: '`ssh-keyscan -t ed25519 HOST` prints the key; compare it on the console of that host with /etc/ssh/ssh_host_ed25519_key.pub, then write its last two words: the type and the base64 text',
  },
  'firstbox.sshConfig': {
    meaning: 'an ssh_config, absolute or relative to this file',
    unset: "OpenSSH's own",
    shown: '`ssh_config`',
    noun: 'a plain path',
    allowed:
      'an absolute path, or one relative to this file, of letters, digits and "._/@+-"; "~" is not expanded',
    example: 'sshConfig: ssh_config',
  },
  'firstbox.jumpHosts': {
    meaning: 'hosts on the way, the nearest to you first, up to 8',
    unset: 'none',
    shown: 'see `region.yaml`',
    noun: 'a list',
    allowed: 'up to 8 jump hosts, the nearest first',
    example: 'jumpHosts: []',
  },
  'firstbox.jumpHosts.*': {
    meaning: 'one of them',
    noun: 'a mapping',
    allowed: 'host and hostKey; also port and user',
    example: '- host: jump.example.com',
  },
  'firstbox.jumpHosts.*.host': {
    meaning: 'as for the firstbox',
    shown: '`jump.example.com`',
    noun: 'a host name or IPv4 address',
    allowed:
      'a name in lower-case letters, digits, ".", "-" and "_" as DNS or your ssh_config knows it, or an IPv4 address',
    example: 'host: firstbox.example.com',
  },
  'firstbox.jumpHosts.*.port': {
    meaning: 'as for the firstbox',
    unset: 'what ssh_config says, else 22',
    shown: '`2222`',
    noun: 'a port',
    allowed: 'a whole number from 1 to 65535',
    example: 'port: 22',
  },
  'firstbox.jumpHosts.*.user': {
    meaning: 'who logs in there',
    unset: 'what ssh_config says, else you',
    shown: '`operator`',
    noun: 'a login name',
    allowed: 'up to 32 letters, digits, ".", "_" and "-", beginning with a letter or "_"',
    example: 'user: root',
  },
  'firstbox.jumpHosts.*.hostKey': {
    meaning: 'as for the firstbox',
    shown: '`ssh-ed25519 AAAA…`',
    noun: 'a host key',
    allowed:
      'type and key of an ssh-ed25519, ecdsa-sha2-nistp256/384/521 or ssh-rsa host key, with one space between them',
    example: "hostKey: 'ssh-ed25519 AAAA…'",
    cure: '`ssh-keyscan -t ed25519 HOST` prints the key; compare it on the console of that host with /etc/ssh/ssh_host_ed25519_key.pub, then write its last two words: the type and the base64 text',
  },
} satisfies Readonly<Record<string, KeyTexts>>;
