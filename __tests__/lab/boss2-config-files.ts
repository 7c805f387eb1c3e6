import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Values that are hard to quote, to encode and to find again. */
export const secrets = {
  WAREHOUSE_KEY: 'w4reh0use/"key" of+ours\'',
  CONSOLE_TOKEN: 'c0ns0le-t0ken/9d+3b7c%&=',
};
/** The configuration of BOSS V2 as an operator keeps it. */
export const inGit = {
  'boss2.yaml': `# 后端
modules:
  enable:
    - boss2.overview
    - warehouse
warehouse:
  host: '10.77.200.2'
  port: 8856
  protocol: http
  access_key_id: 'LABWAREHOUSEKEY00001'
  secret_access_key: '@secret:WAREHOUSE_KEY@'
v2v:
  lab1:
    url: ''
    upload: ''
`,
  'local_config.yaml': 'title: BOSS\ntoken: "@secret:CONSOLE_TOKEN@"\n',
};
/** The same as it must be on the platform. */
export const desired = {
  backEnd: () =>
    inGit['boss2.yaml'].replace('@secret:WAREHOUSE_KEY@', secrets.WAREHOUSE_KEY.replace("'", "''")),
  frontEnd: () => inGit['local_config.yaml'].replace('@secret:CONSOLE_TOKEN@', secrets.CONSOLE_TOKEN),
};

/** Writes both files, the secret of the back end encrypted with age, and the identity that decrypts it. */
export async function writeConfigFiles(folder: string): Promise<void> {
  const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
  for (const [name, text] of Object.entries(inGit)) write(name, text);
  const { Encrypter, generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const identity = await generateX25519Identity();
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(identity));
  write('secrets.age', await encrypter.encrypt(`WAREHOUSE_KEY: ${JSON.stringify(secrets.WAREHOUSE_KEY)}\n`));
  write('identity', `# of this test\n${identity}\n`);
}
