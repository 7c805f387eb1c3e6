import { createInterface } from 'node:readline/promises';

/** What somebody at the terminal answers, blanks around it left out; undefined where there is no terminal. */
export async function asked(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await asking.question(question);
  asking.close();
  return answer.trim();
}
