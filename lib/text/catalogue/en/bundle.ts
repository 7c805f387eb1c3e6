import type { Lists, Numbers, Words } from '../values';
import { bundleReadme } from './bundle-readme';
import { problem } from './problem';

/** What `boss bundle` says, and the README of what it makes. */
export const bundle = {
  readme: bundleReadme,
  looking: ({ source, version }: Words<'source' | 'version'>) =>
    `boss bundle: looking for ${source} ${version}`,
  building: ({ name, version }: Words<'name' | 'version'>) => `boss bundle: building ${name} ${version}`,
  writing: ({ file }: Words<'file'>) => `boss bundle: writing ${file}`,
  written: ({ file, holds, platform, size }: Words<'file' | 'platform'> & Lists<'holds'> & Numbers<'size'>) =>
    `${file}: ${holds.join(', ')}, for ${platform}; ${size} MiB; its README says how it is used`,
  standIn: `warning: ${problem({
    what: 'boss bundle: the provider is a script',
    got: "the lab's stand-in, or one like it",
    allowed: "HashiCorp's own, at a site",
    cure: "bundle where the registry or its mirror is reached, without the lab's variables",
  })}`,
  noTerraform:
    'boss bundle: Terraform is left out: there is no program of it here; the site needs its own, 1.9 or newer',
  thereAlready: ({ file }: Words<'file'>) =>
    problem({
      what: `boss bundle: ${file} is there already`,
      got: 'a file',
      allowed: 'a new name',
      cure: 'another --out, or move it away',
    }),
  noFolder: ({ file, folder }: Words<'file' | 'folder'>) =>
    problem({
      what: `boss bundle: ${file} has no folder`,
      got: `no ${folder}`,
      allowed: 'a folder that is there',
      cure: 'mkdir it, or another --out',
    }),
  notWritten: ({ file, got }: Words<'file' | 'got'>) =>
    problem({
      what: `${file}: it cannot be written, and nothing of it is left`,
      got,
      allowed: 'room for 200 MiB in a folder that may be written',
      cure: 'make room there, or another --out',
    }),
  noProvider: ({ provider, platform, said, stacks }: Words<'provider' | 'platform' | 'said' | 'stacks'>) =>
    problem({
      what: `boss bundle: no provider ${provider} for ${platform}`,
      got: `terraform init says: ${said}, and no stack in ${stacks} has it`,
      allowed: 'a mirror, plugin cache or registry that Terraform reaches, or a stack that was planned here',
      cure: 'name a filesystem_mirror in the CLI configuration (TF_CLI_CONFIG_FILE), or bundle where the registry is reached',
    }),
  noPackage: ({ name }: Words<'name'>) =>
    problem({
      what: 'boss bundle: a package that boss needs is not installed',
      got: `no ${name}`,
      allowed: 'all of peerDependencies',
      cure: `npm ci, or npm install ${name}`,
    }),
};
