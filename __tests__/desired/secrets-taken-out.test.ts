import { findSecretPlaces, fillSecretPlaces } from '../../lib/desired/secret-places';
import { takeOutSecrets } from '../../lib/desired/secrets-taken-out';

function taken(text: string, others: Readonly<Record<string, string>> = {}) {
  const out = takeOutSecrets(text, new Map(Object.entries(others)));
  if ('findings' in out) throw new Error(JSON.stringify(out.findings));
  return { ...out, secrets: Object.fromEntries(out.secrets) };
}

/** A platform's file as people write it, each secret in another form. */
const hard = `# 后端 password: not-this-one
warehouse:   { host: '10.0.0.1', access_key_id: 'AKIA0001EXAMPLE', secret_access_key: it's+/=x }  # 注释
db:
    password: "q\\"uo\\\\te"
    pass: 123456      # nobody quoted it
    dsn: mysql://boss:hunter2!@10.0.0.2:3306/boss?a=b
    readonly: &again 'it''s'
other: { password: *again }
tls_private_key: |
  -----BEGIN RSA PRIVATE KEY-----
  MIIEow
  -----END RSA PRIVATE KEY-----
tokens:
- first-token
-   "second-token"
smsToken: third
pin_secret: 2020-01-01
key_pair_secret: |
     deeper
       than the next
     ones
`;

test('secrets of every form are taken out, and the text is the same again, byte by byte', () => {
  const { text, secrets, keys } = taken(hard);
  expect(secrets).toEqual({
    WAREHOUSE_ACCESS_KEY_ID: 'AKIA0001EXAMPLE',
    WAREHOUSE_SECRET_ACCESS_KEY: "it's+/=x",
    DB_PASSWORD: 'q"uo\\te',
    DB_PASS: '123456',
    DB_DSN: 'hunter2!',
    OTHER_PASSWORD: "it's",
    TLS_PRIVATE_KEY: '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----',
    TOKENS_0: 'first-token',
    TOKENS_1: 'second-token',
    SMSTOKEN: 'third',
    PIN_SECRET: '2020-01-01',
    KEY_PAIR_SECRET: 'deeper\n  than the next\nones',
  });
  for (const value of Object.values(secrets)) expect(text).not.toContain(value);
  expect(text).toMatch(/^ {4}dsn: mysql:\/\/boss:@secret:DB_DSN@@10\.0\.0\.2:3306\/boss\?a=b$/m);
  expect(text).toMatch(/^ {4}pass: @secret:DB_PASS@ {6}# nobody quoted it$/m);
  expect(keys.slice(0, 2)).toEqual(['warehouse.access_key_id', 'warehouse.secret_access_key']);
  const found = findSecretPlaces(text);
  if ('findings' in found) throw new Error(JSON.stringify(found));
  expect(fillSecretPlaces(text, found.places, new Map(Object.entries(secrets)))).toEqual({ text: hard });
});

test('what is no secret stays, and what only sounds like one is told', () => {
  const plain = `title: BOSS
token_ttl: 3600
token_url: http://sso.example.com/
password_file: /pitrix/conf/boss2/password
private_networks: [ 10.0.0.0/8 ]
private: true
password: ''
secret: ~
max_tokens: 4096
sort_key: created_at
private_key: /pitrix/conf/keys/id_rsa
keyboard: us
`;
  expect(taken(plain)).toEqual({
    text: plain,
    secrets: {},
    keys: [],
    left: ['sort_key', 'private_key'],
  });
});

test('the same value has one name in all files, another value another name', () => {
  const text = 'a:\n  password: one-value\nA: { password: one-value }\na-password: other-value\n';
  expect(taken(text, { A_PASSWORD: 'other-value' })).toMatchObject({
    text: 'a:\n  password: @secret:A_PASSWORD_2@\nA: { password: @secret:A_PASSWORD_2@ }\na-password: @secret:A_PASSWORD@\n',
    secrets: { A_PASSWORD_2: 'one-value', A_PASSWORD: 'other-value' },
  });
});

test.each([
  ['twice', 'a: &x [hunter2]\npasswords: *x\ntokens: *x\n', ['passwords.0']],
  ['merged', 'a: &x { password: hunter2 }\nb: { <<: *x }\n', ['a.password']],
])('an anchor that is used %s', (_what, text, keys) => {
  const out = taken(text);
  expect([out.keys, out.text]).toEqual([keys, expect.not.stringContaining('hunter2')]);
});

test.each([
  ['too short', 'a: 1\npassword: abc\n', 15, /^the value of password is too short/],
  ['escaped in another way', 'password: "hunter2\\x21"\n', 11, /^the value of password cannot be put back/],
  [
    'with an empty line',
    'password: |\n  hunter2\n\n  hunter3\n',
    14,
    /^the value of password cannot be put back/,
  ],
  ['of folded lines', 'password: hunter2\n  hunter3\n', 10, /^the value of password cannot be put back/],
  ['a place already, without quotes', 'a: @secret:OTHER@\n', 3, /^a place for a secret stands there already/],
  ['a place already', "password: '@secret:OTHER@'\n", 11, /^a place for a secret stands there already/],
  ['an anchor in itself', 'a: &x\n  passwords: [*x]\n', 20, /^this is not YAML that ends/],
  ['no mapping', '- hunter2\n', 0, /^the file is not one mapping/],
])('refused, and nothing of it shown: %s', (_what, text, offset, what) => {
  const out = takeOutSecrets(text, new Map());
  if (!('findings' in out)) throw new Error(out.text);
  expect(out.findings).toEqual([
    expect.objectContaining({ offset, what: expect.stringMatching(what) as string }),
  ]);
  expect(JSON.stringify(out)).not.toMatch(/hunter|abc/);
});
