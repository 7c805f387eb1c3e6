/**
 * A command of `boss` about the runs of a platform, as messages recommend it.
 *
 * @param environment its name
 * @param stack folder of the stack that it was composed in. @default - it has an environment file
 */
export function bossCommand(command: 'attach' | 'take-over', environment: string, stack?: string): string {
  const plain = /^[\w./@:+-]+$/;
  const words =
    stack === undefined ? [] : ['--stack', plain.test(stack) ? stack : `'${stack.replaceAll("'", "'\\''")}'`];
  return ['npx boss', command, environment, ...words].join(' ');
}
