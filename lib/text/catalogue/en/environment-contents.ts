import type { Lists, Numbers, Words } from '../values';

/** What is said of files that an environment names in `boss.v2.config`; nothing of them is quoted. */
export const contents = {
  unreadable: ({ most }: Numbers<'most'>) => ({
    allowed: `a plain file of at most ${most} bytes that you may read; its path counts from the environment file`,
    cure: 'correct the path in boss.v2.config, or the rights of the file (ls -l)',
  }),
  nothingReadable: 'nothing that may be read',
  windowsLines: {
    what: 'a line that ends with CR LF, as on Windows',
    allowed: 'lines that end with LF, as the platform writes them',
    cure: `sed -i 's/\\r$//' FILE; in git \`*.yaml text eol=lf\` in .gitattributes keeps it so`,
  },
  suchLines: ({ lines }: Numbers<'lines'>) => `${lines} such lines`,
  allowed:
    'a YAML mapping, each key once; secrets in its values as @secret:NAME@, NAME in capitals, digits and "_"',
  tooBig: ({ what }: Words<'what'>) => ({
    problem: `the file cannot be a configuration: ${what}`,
    cure: 'check that this is the right file',
  }),
  keyTwice: { problem: 'a key is given twice', cure: 'delete one of the two' },
  noYaml: ({ code }: Words<'code'>) => `this is not YAML (${code})`,
  quotePlace: "put quotes around it: '@secret:NAME@'",
  correctLine: 'correct the line',
  noMapping: { problem: 'the file is not one mapping', cure: 'write one "key: value" a line' },
  noEnd: {
    problem: 'this is not YAML that ends (an anchor holds its own alias)',
    cure: 'write the value out',
  },
  aliases: {
    problem: 'this is not YAML (an alias without an anchor, or too many)',
    cure: 'write the values out',
  },
  badPlace: 'a place for a secret that is not well formed',
  intoAValue: 'put it into a value',
  asPlace: 'write it as in @secret:WAREHOUSE_KEY@',
  misfit: ({ name }: Words<'name'>) => ({
    what: `the value of secret ${name} cannot stand here: the file would say something else`,
    allowed: 'a value that is one text in these quotes',
    cure: 'put the placeholder in double quotes; a value of several lines below "|", or "|-" when it ends with a line feed',
  }),
  noValue: ({ name }: Words<'name'>) => `secret ${name} has no value`,
  tooShort: ({ name }: Words<'name'>) =>
    `the value of secret ${name} is too short to be kept out of what is printed`,
  inVariable: ({ least, name }: Numbers<'least'> & Words<'name'>) => ({
    allowed: `at least ${least} characters, in BOSS_SECRET_${name}`,
    cure: `export BOSS_SECRET_${name}, or name a file in boss.v2.config.secrets`,
  }),
  inVariableOrFile: ({ least, name, file }: Numbers<'least'> & Words<'name' | 'file'>) => ({
    allowed: `at least ${least} characters, in BOSS_SECRET_${name} or in ${file}`,
    cure: `export BOSS_SECRET_${name}, or add it to ${file}`,
  }),
  unused: ({ name, used }: Words<'name'> & Lists<'used'>) => ({
    what: `secret ${name} is used nowhere`,
    got: 'no @secret:…@ of that name in the files of boss.v2.config',
    allowed: `the secrets that are used: ${used.join(', ')}`,
    cure: 'take it out, or correct its name',
  }),
  weak: ({ name, characters, least }: Words<'name'> & Numbers<'characters' | 'least'>) =>
    `the value of secret ${name} can be found by trying: it has ${characters} characters of few kinds; choose one of at least ${least}`,
};
