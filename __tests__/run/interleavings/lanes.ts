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

/** Carries out sequences side by side. */
export async function playAll(sequences: Readonly<Record<string, readonly Action[]>>): Promise<{
  /** Those that end badly, made shorter as far as half a minute goes. */
  readonly found: readonly Found[];
  /** Share of those in which something was carried out and proven. */
  readonly fruitful: number;
}> {
  const left = Object.entries(sequences);
  const found: Found[] = [];
  let played = 0;
  let fruitful = 0;
  const worker = async () => {
    const lane = new Lane();
    await lane.open();
    try {
      for (let next = left.shift(); next !== undefined && found.length === 0; next = left.shift()) {
        const [name, sequence] = next;
        const wrong = await lane.play(sequence);
        played += 1;
        if (wrong.length > 0) found.push({ name, ...(await shorter(lane, sequence, wrong)) });
      }
    } finally {
      fruitful += lane.fruitful;
      lane.close();
    }
  };
  await Promise.all(Array.from({ length: side }, worker));
  return { found, fruitful: fruitful / played };
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
