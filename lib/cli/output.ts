/** Prints a line of what was asked for. */
export const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Prints a line that is told meanwhile, or a warning: who reads the answer in a pipe does not get it. */
export const progress = (line: string): boolean => process.stderr.write(`${line}\n`);
