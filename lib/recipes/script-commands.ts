/** What a rendered script carries out. */
export interface ScriptCommands {
  /** Step, from 0, and the commands that the firstbox carries out for it, in their order. */
  readonly firstbox: ReadonlyMap<number, readonly string[]>;
  /** The same of commands on each host. */
  readonly hosts: ReadonlyMap<number, readonly string[]>;
}

/** The program for hosts that stands in a script. */
export const hostProgramIn = (script: string): string =>
  Buffer.from(/^program='(.*)'$/m.exec(script)?.[1] ?? '', 'base64').toString();

/** Reads the commands back from a script that `renderScript` made: what is told of it is then what runs. */
export function commandsIn(script: string): ScriptCommands {
  const firstbox = new Map<number, string[]>();
  let step = 0;
  for (const line of bodyOf(script, 'push', / "\$1" \|\| return$/)) {
    const [, number] = /^about_step=(\d+)$/.exec(line) ?? [];
    if (number === undefined) firstbox.set(step, [...(firstbox.get(step) ?? []), line]);
    else step = Number(number);
  }
  const program = hostProgramIn(script);
  const steps = [...program.matchAll(/^expect_(\d+)\(\) \{$/gm)].map(([, number]) => Number(number));
  return {
    firstbox,
    hosts: new Map(steps.map((one) => [one, bodyOf(program, `run_${one}`, / \|\| return$/)])),
  };
}

/** Lines of a function, what stands behind each taken off; a quoted text may be longer than a line. */
function bodyOf(script: string, name: string, behind: RegExp): readonly string[] {
  const begin = `\n${name}() {\n`;
  const at = script.indexOf(begin);
  if (at < 0) return [];
  const lines = script.slice(at + begin.length).split('\n');
  const found: string[] = [];
  let open: string[] = [];
  for (const line of lines) {
    if (line === '}' && open.length === 0) return found;
    open.push(open.length === 0 ? line.slice(2) : line);
    const text = open.join('\n');
    if (!isWhole(text)) continue;
    found.push(text.replace(behind, ''));
    open = [];
  }
  return found;
}

/** Whether every quote of it is closed. */
const isWhole = (text: string): boolean => !text.replaceAll(/'[^']*'|\\./gs, '').includes("'");
