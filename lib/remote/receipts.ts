import { catalogues, type Texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';

/** What is said of hosts; what is kept of it, in a plan or a file, is English. */
type Say = Texts['run']['hosts'];
const english = catalogues.en.run.hosts;

/** One line of what the firstbox printed, told apart by who says it. */
export type Line =
  | { readonly kind: 'firstbox'; readonly words: readonly string[] }
  | { readonly kind: 'host'; readonly host: string; readonly words: readonly string[] }
  | { readonly kind: 'remark'; readonly host: string | undefined; readonly text: string };

/**
 * Tells lines apart for one run. Only a line that starts with the run's nonce counts; the firstbox marks all
 * that hosts said, so that no host can speak for it. Remarks are what the platform's scripts printed around it.
 */
export function lineReader(nonce: string): (line: string) => Line | undefined {
  const marker = `@@${nonce} `;
  let block: string | undefined;
  return (line) => {
    if (line.startsWith(marker)) {
      const words = line.slice(marker.length).trim().split(' ');
      if (words[0] !== 'from') return { kind: 'firstbox', words };
      return { kind: 'host', host: words[1] ?? '', words: words.slice(2) };
    }
    if (/^~[[(]/.test(line)) block = line.slice(2);
    else if (line.startsWith('~ ')) return { kind: 'remark', host: block, text: line.slice(2) };
    return undefined;
  };
}

/** What a host is said to have done with its name; a word of the firstbox, undefined for a receipt of the host's own. */
export function nameTrouble([word, name = '']: readonly string[], say: Say = english): string | undefined {
  if (word === 'called') return say.calledOther({ name: visibleText(name, 80) || say.nothing });
  return word === 'twice' ? say.calledTwice : undefined;
}

/** Why the firstbox does not believe that a host is the one of that name, from the reason of an `unsent`. @returns undefined for another reason */
export function hostKeyTrouble(why: string | undefined, say: Say = english): string | undefined {
  if (why === 'host-key-changed') return say.keyChanged;
  return why === 'host-key-unknown' ? say.keyUnknown : undefined;
}

/** A number as the programs write it; JavaScript would take much more for one, an empty word for 0. */
export function count(word: string | undefined): number {
  return /^(0|[1-9]\d{0,8})$/.test(word ?? '') ? Number(word) : NaN;
}

/** Free text that a script packed into one word. */
export function unpack(word: string | undefined): string {
  return word === undefined || word === '-' ? '' : Buffer.from(word, 'base64').toString('utf8');
}

/** Why a host left no receipt, in the platform's words where there are any. */
export class Remarks {
  private readonly ofHost = new Map<string, string[]>();
  private readonly general: string[] = [];

  add(host: string | undefined, text: string): void {
    if (/^\s*(Done\.?)?\s*$/.test(text)) return; // exec_nodes.sh says so in every case
    const unreachable = /^ *Error: The node \[([^\]]+)\]/.exec(text)?.[1];
    const about = unreachable ?? host;
    if (about === undefined) this.general.push(text);
    else this.ofHost.set(about, [...(this.ofHost.get(about) ?? []), text]);
  }

  about(host: string, say: Say = english): string {
    return this.ofHost.get(host)?.join('; ') ?? (this.general.slice(-3).join('; ') || say.saidNothing);
  }
}
