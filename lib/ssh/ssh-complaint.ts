import type { Readable } from 'node:stream';
import { visibleText } from '../text/visible-text';
import type { Connection } from '../environment/connection';

const longestWords = 16_000;

/** Keeps the end of what a stream says, whole characters and all. @returns what was said so far */
export function lastWords(stream: Readable): () => string {
  let kept = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => (kept = Buffer.concat([kept, chunk]).subarray(-longestWords)));
  return () => kept.toString('utf8');
}

/** Lines that OpenSSH's client gives as its reason; banners and what programs say around them have no such form. */
const reasons: readonly RegExp[] = [
  /^ssh: /,
  /^\S+@\S+: Permission denied \([\w@.,-]*\)\.$/,
  /^Host key verification failed\.$/,
  /^Received disconnect from \S+ port \d+:\d+: /,
  /^Connection (closed|reset) by .*\bport \d+$/,
  /^Connection timed out during banner exchange$/,
  /^Connection to \S+ (port \d+ )?(closed by remote host|timed out)\b/,
  /^(banner exchange|ssh_dispatch_run_fatal): Connection (to|from) /,
  /^(client_loop|packet_write_wait|percent_expand|Write failed): /,
  /^Read from remote host \S+: /,
  /^Timeout, server \S+ not responding\.$/,
  /^Unable to negotiate with \S+ port \d+: /,
  /^channel \d+: open failed: /,
  /^(Bad packet length \d+|Corrupted MAC on input|Bad remote protocol version identification)\b/,
  /^Bad owner or permissions on /,
  /^(\/\S+|command-line):? line \d+: ((Bad|Missing|Unsupported|Invalid|Keyword|Extra) |no argument|garbage)/i,
  /^(\/\S+|command-line): terminating, \d+ bad configuration options$/,
];
/**
 * What the next hop says when its way, a process on this machine, has ended. A host that is reached by such a way has no name either when it
 * refuses by itself.
 */
const wayEnded =
  /^(?!Received disconnect |Disconnected |Unable to negotiate ).*\bUNKNOWN port (65535|-1)\b|^ssh_exchange_identification: /;
const consequence = /^((kex|ssh)_exchange_identification: |Disconnected from |stdio forwarding failed$)/;
const noise = /^(@|\||\+-|debug\d: |Warning: |Pseudo-terminal)/;
const ofHostKey =
  /^(?:Host key for|No \S+ host key is known for) (\S+) (?:has changed )?and you have requested/;

/**
 * Why ssh ended, of what stands on its standard error: its own reason, which hop it is about, the cure where we know it.
 * A hop that fails is followed by one line of each hop behind it, for their way has ended; so these are counted.
 */
export function sshComplaint(complaints: string, { jumpHosts }: Pick<Connection, 'jumpHosts'>): string {
  const lines = complaints
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isConsequence = (line: string) => wayEnded.test(line) || consequence.test(line);
  const isReason = (line: string) => reasons.some((form) => form.test(line)) && !isConsequence(line);
  const reason = lines.filter(isReason).at(-1);
  if (reason === undefined) return withoutReason(lines, jumpHosts.length);
  const at = lines.lastIndexOf(reason);
  const hop = jumpHosts.length - lines.slice(at).filter((line) => wayEnded.test(line)).length;
  const stage = lines.slice(Math.max(at - 1, 0), at).filter((line) => consequence.test(line));
  const said = readable([...stage, reason].join('; '));
  if (reason.startsWith('Host key verification failed')) {
    const alias = lines.flatMap((line) => ofHostKey.exec(line)?.[1] ?? []).at(-1);
    return hostKeyComplaint(alias, hop, said, jumpHosts);
  }
  return `${placeOf(hop, jumpHosts)}${complaintOf(reason, said)}`;
}

/** @param hop counted from 0, the nearest; as many as there are jump hosts is the firstbox, less than 0 is none of ours */
function placeOf(hop: number, jumpHosts: Connection['jumpHosts']): string {
  const jump = jumpHosts[hop];
  if (jump !== undefined) return `jump host ${jump.host} (${hop + 1} of ${jumpHosts.length}): `;
  return hop < 0 ? 'a host on the way that an ssh_config names: ' : '';
}

function hostKeyComplaint(
  alias: string | undefined,
  counted: number,
  said: string,
  jumpHosts: Connection['jumpHosts'],
): string {
  const jump = /^boss-cdktf-jump-(\d+)$/.exec(alias ?? '')?.[1];
  const hop =
    jump !== undefined
      ? Number(jump) - 1
      : alias?.startsWith('boss-cdktf-firstbox-') === true
        ? jumpHosts.length
        : alias !== undefined
          ? -1
          : counted;
  if (hop < 0)
    return `${placeOf(hop, jumpHosts)}the host key of ${visibleText(alias ?? 'it', 200)} is not one that this machine knows (${said}); compare its key, then see its known_hosts`;
  const key = hop < jumpHosts.length ? 'its hostKey under jumpHosts' : 'hostKey';
  return `${placeOf(hop, jumpHosts)}its host key is not the one in the environment file (${said}); if the machine was rebuilt, compare its key on the console and correct ${key}`;
}

function complaintOf(reason: string, said: string): string {
  if (/: Too many authentication failures/.test(reason))
    return `it refused the login (${said}); offer fewer keys: IdentitiesOnly yes and one IdentityFile in an ssh_config`;
  if (/: Permission denied \(/.test(reason))
    return `it refused the login (${said}); load the key into your ssh agent or name it in an ssh_config`;
  if (reason.startsWith('Unable to negotiate'))
    return `it and this ssh have no common way (${said}); allow what it offers in an ssh_config, or renew its sshd`;
  if (reason.startsWith('channel '))
    return `it could not reach the next host on the way (${said}); look there whether it may, and whether that host is up`;
  return `ssh could not reach it or lost it (${said})`;
}

/** ssh gave no reason of its own. Behind a ProxyCommand the reason may be in that program's words; banners of jump hosts are none. */
function withoutReason(lines: readonly string[], jumps: number): string {
  const closed = [wayEnded, consequence].flatMap((form) => lines.filter((line) => form.test(line))).at(-1);
  const isWord = (line: string) => !noise.test(line) && !consequence.test(line) && !wayEnded.test(line);
  const words = lines.filter(isWord).at(-1);
  if (closed === undefined)
    return `ssh could not reach it or lost it (${readable(words ?? 'ssh ended without a word')})`;
  if (jumps > 0)
    return `it, or a jump host on the way, closed the connection without a reason (${readable(closed)})`;
  return `ssh could not reach it or lost it (${readable(words === undefined ? closed : `${words}; ${closed}`)})`;
}

/** The line as it was meant: ssh writes the bytes of other scripts as \346\234\252. */
function readable(line: string): string {
  const meant = line.replaceAll(/(\\[23][0-7]{2})+/g, (octal) => {
    const bytes = octal
      .split('\\')
      .slice(1)
      .map((digits) => Number.parseInt(digits, 8));
    const text = Buffer.from(bytes).toString('utf8');
    return text.includes('\uFFFD') ? octal : text;
  });
  return visibleText(meant, 300);
}
