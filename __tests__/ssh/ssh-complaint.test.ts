/** verifies: what is taken for ssh's reason, and of which hop. Lines as OpenSSH 9.2 and 7.4 write them. */
import { PassThrough } from 'node:stream';
import { lastWords, sshComplaint } from '../../lib/ssh/ssh-complaint';
import { hostKey } from '../environments-for-tests';

const jumpHosts = ['one.example', 'two.example'].map((host) => ({ host, hostKey }));
const ended = [
  'kex_exchange_identification: Connection closed by remote host',
  'Connection closed by UNKNOWN port 65535',
];
const say = (lines: readonly string[], jumps = jumpHosts) =>
  sshComplaint(lines.join('\r\n'), { jumpHosts: jumps });
const banner = [
  '****',
  'Permission denied to all others',
  'host key 1234',
  '\\346\\234\\252\\346\\216\\210\\346\\235\\203',
  '****',
];

test.each([
  [
    'a banner before a timeout',
    ['未授权禁止访问', 'ssh: connect to host fb port 22: Connection timed out'],
    /^ssh could not reach it or lost it \(ssh: connect to host fb port 22: Connection timed out\)$/,
  ],
  [
    'a server that is no sshd, or is full',
    ['kex_exchange_identification: read: Connection reset by peer', 'Connection reset by 192.0.2.1 port 22'],
    /lost it \(kex_exchange_identification: read: Connection reset by peer; Connection reset by 192\.0\.2\.1 port 22\)$/,
  ],
  [
    'too many keys',
    [
      ...banner,
      'Received disconnect from 192.0.2.1 port 22:2: Too many authentication failures',
      'Disconnected from 192.0.2.1 port 22',
    ],
    /^it refused the login \(Received .* failures\); offer fewer keys: IdentitiesOnly yes/,
  ],
  [
    'too many keys, behind a ProxyCommand',
    [
      ...banner,
      'Received disconnect from UNKNOWN port 65535:2: Too many authentication failures',
      'Disconnected from UNKNOWN port 65535',
    ],
    /^it refused the login \(Received .* failures\); offer fewer keys: IdentitiesOnly yes/,
  ],
  [
    'no common host key algorithm, behind a ProxyCommand',
    ['Unable to negotiate with UNKNOWN port 65535: no matching host key type found. Their offer: ssh-rsa'],
    /^it and this ssh have no common way \(.*ssh-rsa\); allow/,
  ],
  [
    'words of the server in another script',
    ['Received disconnect from 192.0.2.1 port 22:11: \\346\\234\\252\\346\\216\\210\\346\\235\\203'],
    /22:11: 未授权\)$/,
  ],
  [
    'octal that is no text',
    ['Received disconnect from 192.0.2.1 port 22:11: \\346\\234'],
    /22:11: \\346\\234\)$/,
  ],
  [
    'host key types that this ssh does not take',
    ['Unable to negotiate with 192.0.2.1 port 22: no matching host key type found. Their offer: ssh-rsa'],
    /^it and this ssh have no common way \(.*ssh-rsa\); allow/,
  ],
  [
    'debug lines and the picture of a key',
    [
      'debug1: Server host key: ssh-ed25519 x',
      '+--[ED25519 256]--+',
      '| host key        |',
      'u@fb: Permission denied (publickey).',
    ],
    /^it refused the login \(u@fb: Perm/,
  ],
  ['nothing', [], /ssh ended without a word/],
  [
    'a key that is not the pinned type',
    [
      'No ED25519 host key is known for boss-cdktf-firstbox-fb and you have requested strict checking.',
      'Host key verification failed.',
    ],
    /^its host key is not the one in the environment file .* correct hostKey$/,
  ],
])('of the firstbox: %s', (_, lines, expected) => {
  expect(say(lines, [])).toMatch(expected);
  expect(say(lines)).toMatch(expected);
  if (!lines.includes('Host key verification failed.')) expect(say(lines)).not.toMatch(/hostKey/);
});

test.each([
  [
    'the name of the first is not known',
    ['ssh: Could not resolve hostname one.example: Name or service not known', ...ended, ...ended],
    /^jump host one\.example \(1 of 2\): ssh could not reach it or lost it \(ssh: Could not/,
  ],
  [
    'the first refuses',
    [...banner, 'me@10.0.0.1: Permission denied (publickey).', ...ended, ...ended],
    /^jump host one\.example \(1 of 2\): it refused the login/,
  ],
  [
    'the second refuses',
    [...banner, ...banner, 'me@10.0.0.2: Permission denied (publickey).', ...ended],
    /^jump host two\.example \(2 of 2\): it refused the login/,
  ],
  [
    'the firstbox refuses',
    [...banner, ...banner, 'root@10.0.0.3: Permission denied (publickey).'],
    /^it refused the login/,
  ],
  [
    'the second has another key',
    [
      'Host key for boss-cdktf-jump-2 has changed and you have requested strict checking.',
      'Host key verification failed.',
      ...ended,
    ],
    /^jump host two\.example \(2 of 2\): its host key is not .* correct its hostKey under jumpHosts$/,
  ],
  [
    'the second may not forward',
    ['channel 0: open failed: administratively prohibited: open failed', 'stdio forwarding failed', ...ended],
    /^jump host two\.example \(2 of 2\): it could not reach the next host .*prohibited/,
  ],
  [
    'as ssh of before says it',
    [
      'Permission denied, please try again.',
      'me@10.0.0.2: Permission denied (publickey,password).',
      'ssh_exchange_identification: Connection closed by remote host',
    ],
    /^jump host two\.example \(2 of 2\): it refused the login/,
  ],
  [
    'nobody says why',
    [...banner, ...banner, ...ended],
    /^it, or a jump host on the way, closed the connection without a reason \(kex_/,
  ],
])('on the way: %s', (_, lines, expected) => expect(say(lines)).toMatch(expected));

test('the key of a host that only an ssh_config names is no reason to change the pin', () => {
  const said = say(
    [
      'Host key for gate has changed and you have requested strict checking.',
      'Host key verification failed.',
      ...ended,
    ],
    [],
  );
  expect(said).toMatch(
    /^a host on the way that an ssh_config names: the host key of gate is not one that this machine knows/,
  );
  expect(said).not.toMatch(/hostKey/);
});

test('the words of a ProxyCommand that is not there stand beside what ssh makes of it', () => {
  expect(say(['/bin/bash: line 1: exec: corkscrew: not found', ...ended], [])).toMatch(
    /\(\/bin\/bash: .* not found; kex_/,
  );
});

test('a character that comes in two pieces is one', () => {
  const stream = new PassThrough();
  const words = lastWords(stream);
  const bytes = Buffer.from('未');
  stream.write(bytes.subarray(0, 1));
  stream.write(bytes.subarray(1));
  expect(words()).toBe('未');
});
