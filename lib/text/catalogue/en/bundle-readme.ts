import type { Words } from '../values';

/** What somebody reads who unpacked a bundle. */
export const bundleReadme = ({
  version,
  platform,
  hasTerraform,
}: Words<'version' | 'platform'> & { readonly hasTerraform: boolean }): string =>
  `boss-cdktf ${version} for a site without internet (${platform})

    tar -xf FILE.tar && cd boss-cdktf
    npx boss doctor        # or ./boss doctor: the same, also where there is no npm
    npx boss new NAME root@FIRSTBOX --layout standard

From this machine: Node 20.9 or newer, bash, the OpenSSH client, git${hasTerraform ? '' : ', Terraform 1.9 or newer'}.
In here: boss with its packages, the provider hashicorp/null${hasTerraform ? ', Terraform' : ''}. No registry is asked.
Not in here: npx cdktf. boss plan, deploy and check do without it.

- Environments are yours: git init here, and commit environments/. What came with the archive is ignored.
- A repository elsewhere: call this folder's ./boss there, by its path or by a link to it.
- This folder may be moved. ./boss writes terraform.rc, with the path of the provider, where it lies.
- A TF_CLI_CONFIG_FILE of your own counts instead; it must then know where the provider is (providers/).
- A newer bundle: remove node_modules, providers and bin, and unpack it over this one.
- Everything about boss: node_modules/boss-cdktf/README.md and docs/ beside it.
`;
