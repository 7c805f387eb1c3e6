import type { Numbers, Words } from '../values';

/** What is needed from here to a firstbox and its nodes: `what` is looked after, and what is `allowed` or `found`, with the `cure`. */
export const doctorWay = {
  file: 'environment file',
  way: {
    what: ({ hops }: Words<'hops'>) => `way ${hops}`,
    reached: 'reached, host keys as pinned',
    allowed: 'a login without questions',
    cure: 'what the message says; ssh by hand with the same ssh_config shows more (ssh -v)',
  },
  /** In front of what is looked after on the firstbox itself. */
  firstbox: ({ what }: Words<'what'>) => `firstbox: ${what}`,
  program: {
    what: 'firstbox',
    found: 'our program did not come to its end there',
    allowed: 'bash 4.3 or newer as the shell that `ssh firstbox bash -s` starts',
    cure: 'look what its .bashrc does',
  },
  user: {
    what: 'user',
    found: ({ uid }: Words<'uid'>) => `uid ${uid}`,
    cure: 'firstbox.user: root, with a key that root lets in',
  },
  execNodes: {
    missing: 'it is not there',
    allowed: '/pitrix/upgrade/exec_nodes.sh, to be executed',
    cure: 'install it, or fanOut.engine: ssh',
    unknown: 'of a generation that is not known; groups are resolved without it',
    generation: ({ generation }: Words<'generation'>) => `generation ${generation}`,
  },
  group: {
    what: ({ group }: Words<'group'>) => `group ${group}`,
    found: ({ hosts }: Numbers<'hosts'>) => `${hosts} in it`,
    allowed: 'a file of the platform that lists nodes',
    cure: 'let the platform write it (gen_node_list), or name the group that it has (groups: in the environment file)',
  },
  fanOut: {
    what: 'fan-out',
    found: 'a command too long',
    allowed: '60 KB',
    cure: 'fanOut.engine: ssh',
  },
  answer: {
    what: 'answer',
    allowed: 'an answer to the end',
    cure: 'bring the host back, or mend its host key on the firstbox, or let it be away: rollout.<group>.maxUnreachable',
  },
  name: { what: 'name', allowed: 'its own name', cure: 'see there' },
  supervisord: {
    what: 'supervisord by python',
    found: ({ version }: Words<'version'>) => `supervisor ${version}`,
    allowed:
      'supervisorctl as supervisor brings it, its Python 2.7 or 3, and a supervisord that answers there',
    cure: 'mend that; without it supervisorctl is used, which takes longer and stops where others have changes pending',
  },
  bash: { what: 'bash', nothing: 'nothing', allowed: '4.3 or newer', cure: 'upgrade bash there' },
  clock: {
    what: 'clock',
    found: 'as here',
    off: ({ seconds }: Numbers<'seconds'>) => `${seconds} s from the one here`,
    notUnderstood: 'not understood',
    allowed: ({ seconds }: Numbers<'seconds'>) => `${seconds} s`,
    cure: 'set it by ntp, there or here; times in plans are of here, those in journals of the firstbox',
  },
};
