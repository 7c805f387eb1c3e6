import type { Lab } from '../../lab/start-lab';

/**
 * Waits until a command succeeds on a lab host. The host itself asks, ten times a second: to start a program there from here takes more
 * processor time than what is waited for.
 *
 * @param command its words must not fit a `pgrep -f` of its own: the shell that runs it has them too
 * @param over tells why it will not be so any more; asked every two seconds. @default - nothing tells
 * @throws Error after three minutes, or with what `over` told
 */
export async function untilOnHost(
  lab: Lab,
  host: string,
  what: string,
  command: string,
  over: () => string | undefined = () => undefined,
): Promise<void> {
  const deadline = Date.now() + 180_000;
  const waiting = `for _ in {1..20}; do { ${command}; } && exit 0; sleep 0.1; done; exit 1`;
  for (;;) {
    const why = over();
    const { exitCode } = await lab.exec(host, waiting);
    if (exitCode === 0) return;
    if (why !== undefined) throw new Error(`it came to nothing: ${what}:\n${why}`);
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
  }
}
