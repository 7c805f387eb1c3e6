import type { Numbers, Words } from '../values';

/** What is said of a file encrypted with age, of the identity that opens it, and of what stands in it; no value is shown. */
export const secretFile = {
  notDecrypted: ({ variable }: Words<'variable'>) => ({
    what: 'the file of secrets cannot be decrypted',
    allowed: `a file that \`age --encrypt --recipient age1…\` wrote for an identity of ${variable}`,
    cure: `name the right identity in ${variable}, or encrypt the file for it too`,
  }),
  notWhole: {
    what: 'an identity is not whole',
    allowed: 'a file as `age-keygen -o FILE` writes it',
    cure: 'make the file anew, or take it from where you keep it',
  },
  identityNotWhole: ({ variable }: Words<'variable'>) => `an identity of ${variable} that is not whole`,
  notOfAge: 'a file that age did not write',
  forNone: 'a file for none of these identities',
  damaged: 'a file that was damaged',
  identity: ({ variable }: Words<'variable'>) => ({
    allowed:
      'the absolute path of a file with lines AGE-SECRET-KEY-1…, as `age-keygen -o FILE` writes it, without a passphrase',
    cure: `export ${variable}=$HOME/…, or give every secret as BOSS_SECRET_<NAME>`,
  }),
  noIdentity: 'secrets are to be decrypted, and no identity is named',
  relative: 'the path of the identity is relative; Terraform runs elsewhere',
  identityUnread: ({ what }: Words<'what'>) => `the identity: ${what}`,
  passphrase: 'the identity is protected by a passphrase',
  encrypted: 'a file encrypted with age',
  noneInFile: 'there is no identity of age in the file',
  allowed: 'a YAML mapping, each name once: NAME: value, NAME in capitals, digits and "_"',
  noMapping: {
    what: 'what is encrypted is not a mapping of names to texts',
    cure: 'decrypt it with age, correct it, encrypt it again',
  },
  notOneMapping: { what: 'the text is not one mapping', cure: 'write NAME: value a line' },
  nameTwice: { what: 'a name is given twice', cure: 'delete one of the two' },
  noYaml: ({ code }: Words<'code'>) => ({
    what: `this is not YAML (${code})`,
    cure: 'put the value in quotes, or correct the line',
  }),
  noName: { what: 'this is no name of a secret', cure: 'capitals, digits and "_": WAREHOUSE_KEY' },
  noText: ({ name }: Words<'name'>) => ({
    what: `the value of ${name} is no text`,
    cure: 'put it in quotes, or below "|"',
  }),
  tooShort: ({ name, least }: Words<'name'> & Numbers<'least'>) => ({
    what: `the value of ${name} is too short to be kept out of what is printed`,
    cure: `at least ${least} characters`,
  }),
  onlyLines: 'write NAME: value a line, without anything else of YAML',
};
