let needed = 0;

/** Ends quietly when nobody reads the output any more (`| head`): what is followed goes on without a reader. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      if (needed === 0) process.exit(1);
    });
}

/** Does what has to come to its end, whoever reads on: what is said then is lost, and nothing else. */
export async function withoutReader<T>(work: () => Promise<T>): Promise<T> {
  needed += 1;
  try {
    return await work();
  } finally {
    needed -= 1;
  }
}
