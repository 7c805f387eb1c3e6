import type { Numbers, Words } from '../values';

/** What is said of the way to a firstbox, and of what comes over it. */
export const ssh = {
  place: ({ firstbox, why }: Words<'firstbox' | 'why'>) => `firstbox ${firstbox}: ${why}`,
  notPlain: ({ word }: Words<'word'>) => `an argument for the firstbox is not a plain word: ${word}`,
  configUnread: ({ file }: Words<'file'>) =>
    `its sshConfig ${file} cannot be read; allowed: a file, absolute or relative to the environment file; correct the path or leave sshConfig out`,
  silent: ({ seconds }: Numbers<'seconds'>) =>
    `nothing came for ${seconds} s; commands on the hosts may still be running`,
  interrupted: 'interrupted; commands on the hosts may still be running: plan again before the next deploy',
  tooMuch: ({ bytes }: Numbers<'bytes'>) => `more than ${bytes} bytes of output`,
  noSsh: 'the program ssh was not found on this machine; install the OpenSSH client',
  endedBefore: ({ code, said, host }: Words<'code' | 'said' | 'host'>) =>
    `the login ended with ${code} before our program began, and said: ${said}; its .bashrc, its ForceCommand or its login shell ends it, or it has no bash: look by \`ssh ${host} bash --version\``,
  nothing: 'nothing',
  file: {
    place: ({ firstbox, file }: Words<'firstbox' | 'file'>) => `firstbox ${firstbox}: ${file}`,
    unread: ({ place, file }: Words<'place' | 'file'>) =>
      `${place}: its file ${file} cannot be read; allowed: a plain file; put it there, or correct the environment file`,
    compared: ({ name }: Words<'name'>) =>
      `firstbox  ${name}: what is there is compared, nothing was sent yet`,
    sending: ({ name, sent, size }: Words<'name' | 'sent' | 'size'>) =>
      `firstbox  ${name}: ${sent} of ${size} MB sent`,
    already: ({ name }: Words<'name'>) => `firstbox  ${name}: is there already`,
    sent: ({ name, size }: Words<'name' | 'size'>) => `firstbox  ${name}: ${size} MB sent`,
    notSent: ({ place, why }: Words<'place' | 'why'>) => `${place}: not sent: ${why}`,
    still: ({ seconds }: Numbers<'seconds'>) => `nothing moved for ${seconds} s`,
    interrupted: 'interrupted',
    cannotRead: ({ file, why }: Words<'file' | 'why'>) => `its file ${file} cannot be read: ${why}`,
    notSaid: 'the firstbox did not say that it has it',
  },
  complaint: {
    jumpHost: ({ host, why, number, all }: Words<'host' | 'why'> & Numbers<'number' | 'all'>) =>
      `jump host ${host} (${number} of ${all}): ${why}`,
    hostOnTheWay: ({ why }: Words<'why'>) => `a host on the way that an ssh_config names: ${why}`,
    it: 'it',
    otherKey: ({ alias, said }: Words<'alias' | 'said'>) =>
      `the host key of ${alias} is not one that this machine knows (${said}); compare its key, then see its known_hosts`,
    pinnedKey: ({ said, key }: Words<'said' | 'key'>) =>
      `its host key is not the one in the environment file (${said}); if the machine was rebuilt, compare its key on the console and correct ${key}`,
    keyUnderJumpHosts: 'its hostKey under jumpHosts',
    tooManyKeys: ({ said }: Words<'said'>) =>
      `it refused the login (${said}); offer fewer keys: IdentitiesOnly yes and one IdentityFile in an ssh_config`,
    denied: ({ said }: Words<'said'>) =>
      `it refused the login (${said}); load the key into your ssh agent or name it in an ssh_config`,
    noCommonWay: ({ said }: Words<'said'>) =>
      `it and this ssh have no common way (${said}); allow what it offers in an ssh_config, or renew its sshd`,
    noNextHop: ({ said }: Words<'said'>) =>
      `it could not reach the next host on the way (${said}); look there whether it may, and whether that host is up`,
    lost: ({ said }: Words<'said'>) => `ssh could not reach it or lost it (${said})`,
    withoutWord: 'ssh ended without a word',
    closed: ({ said }: Words<'said'>) =>
      `it, or a jump host on the way, closed the connection without a reason (${said})`,
  },
};
