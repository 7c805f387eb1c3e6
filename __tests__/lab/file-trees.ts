import type { Lab } from '../../lab/start-lab';

/** Files and links of one host, each with what tells its content. */
export type FileTree = ReadonlyMap<string, string>;

/** All that lies on a host's disk and under /run; of /usr, which is large, size and time of change stand for the content. */
export async function fileTree(lab: Lab, host: string): Promise<FileTree> {
  const { stdout } = await lab.exec(
    host,
    `find / /run -xdev -path /usr -prune -o -type f -print0 | xargs -0 sha256sum 2>/dev/null | sed -E 's/^(\\S+)  (.*)/\\2\\t\\1/'
     find / -xdev -type l -printf '%p\\t%l\\n'; find /usr -xdev -type f -printf '%p\\t%s %C@\\n'`,
  );
  return new Map(
    stdout.split('\n').flatMap((line) => {
      const [path, content] = line.split('\t');
      return path === undefined || content === undefined ? [] : [[path, content] as const];
    }),
  );
}

/** What came (`+`), went (`-`) or changed (`*`) between two looks at a host. */
export function differences(before: FileTree = new Map(), after: FileTree = new Map()): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((path) => {
    const [was, is] = [before.get(path), after.get(path)];
    return was === is ? [] : [`${was === undefined ? '+' : is === undefined ? '-' : '*'} ${path}`];
  });
}

/** What the platform's scripts, apt and the services write in their work: no content that anybody asked for. */
const platformsOwn =
  /^. (\/pitrix\/log\/|\/var\/log\/(nginx|apt|supervisor)\/|\/var\/log\/dpkg\.log|\/var\/(lib|cache)\/apt\/|\/var\/lib\/dpkg\/(info|status)|\/pitrix\/repo\/|\/pitrix\/lib\/installer\/jobs\/|\/root\/\.parallel\/|.*\/__pycache__\/)/;

/** What is ours: backups, locks, the journal, all of them on the firstbox. */
const ours =
  /^\+ (\/var\/backups\/boss-cdktf\/|\/run\/lock\/boss-cdktf-|\/run\/boss-cdktf\/|\/var\/log\/boss-cdktf\/)/;

/** Of the differences of one host those that somebody must have asked for. */
export function askedFor(host: string, found: readonly string[]): readonly string[] {
  return found.filter((line) => !platformsOwn.test(line) && !(host === 'firstbox' && ours.test(line)));
}
