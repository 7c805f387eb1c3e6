import type { Words } from '../values';

/** What is wrong with a host key; it follows the name of the key. */
export const hostKey = {
  dsa: 'is a DSA key, which today’s OpenSSH refuses',
  hostName: 'begins with a host name, as ssh-keyscan prints it: leave that out',
  unknownType: 'does not begin with a known type of key',
  comment: 'has something after the key, such as a comment: leave that out',
  notBase64: 'has a second word that is not base64, perhaps cut off in copying',
  damaged: 'is cut off or damaged',
  otherType: ({ type, inner }: Words<'type' | 'inner'>) =>
    `says ${type}, but the key itself is of type ${inner}`,
  fingerprint: 'is a fingerprint, which cannot be pinned: the key itself is needed',
  placeholder: 'is still a placeholder',
};
