import type { Readable } from 'node:stream';
import { texts } from '../text/catalogue/text';
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
  return inPlace(hop, jumpHosts, complaintOf(reason, said));
}

/** @param hop counted from 0, the nearest; as many as there are jump hosts is the firstbox, less than 0 is none of ours */
function inPlace(hop: number, jumpHosts: Connection['jumpHosts'], why: string): string {
  const jump = jumpHosts[hop];
  const say = texts().ssh.complaint;
  if (jump !== undefined)
    return say.jumpHost({ host: jump.host, number: hop + 1, all: jumpHosts.length, why });
  return hop < 0 ? say.hostOnTheWay({ why }) : why;
}

function hostKeyComplaint(
  alias: string | undefined,
  counted: number,
  said: string,
  jumpHosts: Connection['jumpHosts'],
): string {
  const say = texts().ssh.complaint;
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
    return inPlace(hop, jumpHosts, say.otherKey({ alias: visibleText(alias ?? say.it, 200), said }));
  const key = hop < jumpHosts.length ? say.keyUnderJumpHosts : 'hostKey';
  return inPlace(hop, jumpHosts, say.pinnedKey({ said, key }));
}

function complaintOf(reason: string, said: string): string {
  const say = texts().ssh.complaint;
  if (/: Too many authentication failures/.test(reason)) return say.tooManyKeys({ said });
  if (/: Permission denied \(/.test(reason)) return say.denied({ said });
  if (reason.startsWith('Unable to negotiate')) return say.noCommonWay({ said });
  return reason.startsWith('channel ') ? say.noNextHop({ said }) : say.lost({ said });
}

/** ssh gave no reason of its own. Behind a ProxyCommand the reason may be in that program's words; banners of jump hosts are none. */
function withoutReason(lines: readonly string[], jumps: number): string {
  const say = texts().ssh.complaint;
  const closed = [wayEnded, consequence].flatMap((form) => lines.filter((line) => form.test(line))).at(-1);
  const isWord = (line: string) => !noise.test(line) && !consequence.test(line) && !wayEnded.test(line);
  const words = lines.filter(isWord).at(-1);
  if (closed === undefined) return say.lost({ said: readable(words ?? say.withoutWord) });
  if (jumps > 0) return say.closed({ said: readable(closed) });
  return say.lost({ said: readable(words === undefined ? closed : `${words}; ${closed}`) });
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
