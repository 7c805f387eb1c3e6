import { type Action, inWords } from './sequence';
import { Lane } from './play';

const side = 4;
const shorterSeconds = 30;

/** A sequence after which something is as it must never be. */
interface Found {
  readonly name: string;
  readonly steps: readonly string[];
  readonly wrong: readonly string[];
}

/** Carries out sequences side by side. @returns those that end badly, made shorter as far as half a minute goes */
export async function playAll(
  sequences: Readonly<Record<string, readonly Action[]>>,
): Promise<readonly Found[]> {
  const left = Object.entries(sequences);
  const found: Found[] = [];
  const worker = async () => {
    const lane = new Lane();
    await lane.open();
    try {
      for (let next = left.shift(); next !== undefined && found.length === 0; next = left.shift()) {
        const [name, sequence] = next;
        const wrong = await lane.play(sequence);
        if (wrong.length > 0) found.push({ name, ...(await shorter(lane, sequence, wrong)) });
      }
    } finally {
      lane.close();
    }
  };
  await Promise.all(Array.from({ length: side }, worker));
  return found;
}

/** Without each action that it ends badly without. */
async function shorter(
  lane: Lane,
  sequence: readonly Action[],
  wrong: readonly string[],
): Promise<Pick<Found, 'steps' | 'wrong'>> {
  let least = { sequence, wrong };
  const until = Date.now() + shorterSeconds * 1000;
  for (const action of sequence) {
    if (Date.now() > until) break;
    const less = least.sequence.filter((one) => one !== action);
    const again = await lane.play(less);
    if (again.length > 0) least = { sequence: less, wrong: again };
  }
  return { steps: least.sequence.map(inWords), wrong: least.wrong };
}
