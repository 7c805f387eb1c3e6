/** Ends quietly when nobody reads the output any more (`| head`): what is followed goes on without a reader. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(1);
  });
}
