import type { Numbers, Words } from '../values';

/** What this machine needs: `what` is looked after, and what is `allowed` or `found`, with the `cure`. */
export const doctorHere = {
  node: {
    what: 'Node',
    allowed: '20.9 or newer',
    cure: 'install one from https://nodejs.org, or by your package manager',
  },
  terraform: {
    what: 'Terraform',
    allowed: 'Terraform 1.9 or newer, or OpenTofu',
    cure: 'install it from https://developer.hashicorp.com/terraform/install, or name another by TERRAFORM_BINARY_NAME (tofu)',
    missing: ({ program }: Words<'program'>) => `no program ${program}`,
    says: ({ program, text }: Words<'program' | 'text'>) => `${program} says ${text}`,
  },
  provider: {
    what: ({ source }: Words<'source'>) => `provider ${source}`,
    found: ({ version }: Words<'version'>) => `${version}, terraform init gets it`,
    says: ({ text }: Words<'text'>) => `terraform init says: ${text}`,
    allowed: ({ version }: Words<'version'>) => `version ${version} from the registry or a mirror`,
    cure: 'open the way to registry.terraform.io (HTTPS_PROXY), or name a filesystem_mirror in the CLI configuration (TF_CLI_CONFIG_FILE); where the internet is not reached, CHECKPOINT_DISABLE=1',
  },
  program: {
    missing: 'no such program',
    ssh: { allowed: 'the OpenSSH client', cure: 'apt-get install openssh-client' },
    bash: { allowed: 'bash, which starts each run', cure: 'install bash' },
    git: { allowed: 'git, for the commit in the history', cure: 'install git' },
  },
  agent: {
    what: 'ssh agent',
    found: ({ keys }: Numbers<'keys'>) => `keys: ${keys}`,
    noProgram: 'no ssh-add',
    noKey: 'it holds no key',
    notReached: 'none is reached',
    allowed: 'an agent with your key, or a key without a passphrase that ssh_config names (IdentityFile)',
    cure: 'eval "$(ssh-agent)"; ssh-add',
  },
  disk: {
    what: ({ folder }: Words<'folder'>) => `disk of ${folder}`,
    found: ({ free }: Words<'free'>) => `${free} MiB free`,
    enough: 'room enough',
    allowed: ({ needed }: Numbers<'needed'>) => `${needed} MiB or more`,
    cure: 'make room there',
  },
  late: ({ seconds }: Numbers<'seconds'>) => `nothing within ${seconds} s`,
};
