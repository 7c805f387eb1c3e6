import { sshEnvironment } from './ssh-environment';

/** Options that close what an operator's ssh_config may open, and that not every OpenSSH knows. */
const wanted: readonly string[] = [
  'KnownHostsCommand none',
  'RemoteCommand none',
  'SessionType default',
  'StdinNull no',
  'ForkAfterAuthentication no',
  // With it, Kerberos says who the firstbox is, not its key.
  'GSSAPIKeyExchange no',
];

let known: Promise<readonly string[]> | undefined;

/** Those of them that the ssh of this machine knows; it refuses a configuration with any other. Asked once. */
export const sshGuards = (): Promise<readonly string[]> => (known ??= knownOf(wanted));

async function knownOf(options: readonly string[]): Promise<readonly string[]> {
  const { execa } = await import('execa');
  const words = options.flatMap((option) => ['-o', option]);
  const { stderr } = await execa('ssh', ['-G', '-F', '/dev/null', ...words, 'nowhere'], {
    reject: false,
    stdin: 'ignore',
    env: sshEnvironment(process.env),
    extendEnv: false,
  });
  const refused = /Bad configuration option: (\w+)/i.exec(stderr)?.[1]?.toLowerCase();
  const left = options.filter((option) => option.split(' ')[0]?.toLowerCase() !== refused);
  return left.length === options.length ? options : knownOf(left);
}
