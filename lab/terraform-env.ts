import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildMirror, NULL_PROVIDER_VERSION } from './null-provider/build-mirror';
import { tryFindTerraformBinary } from './try-find-terraform-binary';

const REGISTRY_LIMIT_SECONDS = 20; // a good registry answers and delivers 5 MB in less

type Origin = 'registry' | 'stand-in';

/**
 * Environment variables with which plain `npx cdktf plan|deploy` and plain `terraform` find hashicorp/null: the
 * registry's where `terraform init` can fetch it, else a stand-in of ours. All files are made under
 * `<directory>/terraform`; the finding is kept there too, so that only the first call asks the registry.
 *
 * @param say gets lines for people, where the registry is asked
 * @throws Error when neither Terraform nor OpenTofu is in the PATH.
 */
export async function terraformEnvironment(
  directory: string,
  say: (line: string) => void = () => undefined,
): Promise<Record<string, string>> {
  const binary = tryFindTerraformBinary();
  if (binary === undefined) {
    throw new Error(
      'terraform: neither `terraform` nor `tofu` is in the PATH; needed is Terraform >= 1.9 or OpenTofu. ' +
        'Get it from https://developer.hashicorp.com/terraform/install or https://opentofu.org/docs/intro/install.',
    );
  }
  const folder = resolve(directory, 'terraform');
  await mkdir(folder, { recursive: true });
  const common = {
    CHECKPOINT_DISABLE: '1',
    ...(binary === 'terraform' ? {} : { TERRAFORM_BINARY_NAME: binary }),
  };

  if ((await findOrigin(folder, binary, say)) === 'registry')
    return { ...common, ...(await cliConfigurationUnlessGood(folder)) };
  const mirror = join(folder, 'mirror');
  await buildMirror(mirror);
  return {
    ...common,
    TF_CLI_CONFIG_FILE: await writeCliConfiguration(folder, standInInstallation(mirror)),
    TF_CLI_ARGS_providers_lock: `-fs-mirror=${mirror}`,
    TF_DISABLE_PLUGIN_TLS: '1', // the stand-in listens on a private socket and has no certificate
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1', // or cdktf puts the stand-in into ~/.terraform.d for every other project
  };
}

async function findOrigin(folder: string, binary: string, say: (line: string) => void): Promise<Origin> {
  const kept = join(folder, 'null-provider-origin');
  if (existsSync(kept)) return (await readFile(kept, 'utf8')) === 'registry' ? 'registry' : 'stand-in';
  say(`null provider: asking the registry (at most ${String(REGISTRY_LIMIT_SECONDS)} s) …`);
  const origin = (await registryDelivers(join(folder, 'probe'), binary)) ? 'registry' : 'stand-in';
  await writeFile(kept, origin);
  say(
    origin === 'registry'
      ? `null provider: hashicorp/null ${NULL_PROVIDER_VERSION} from the registry`
      : `null provider: the registry does not deliver hashicorp/null; the lab's stand-in of ${NULL_PROVIDER_VERSION} is used`,
  );
  return origin;
}

/** Whether `terraform init` itself, with its proxies and mirrors, gets the provider: nothing else knows for sure. */
async function registryDelivers(folder: string, binary: string): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const requirement = `{ source = "hashicorp/null", version = "${NULL_PROVIDER_VERSION}" }`;
  await writeFile(join(folder, 'main.tf'), `terraform { required_providers { null = ${requirement} } }\n`);
  const { execa } = await import('execa'); // ES modules only
  const { exitCode } = await execa(binary, ['init', '-input=false'], {
    cwd: folder,
    env: { CHECKPOINT_DISABLE: '1', TF_REGISTRY_DISCOVERY_RETRY: '0', TF_REGISTRY_CLIENT_TIMEOUT: '5' },
    timeout: REGISTRY_LIMIT_SECONDS * 1000,
    reject: false,
  });
  await rm(folder, { recursive: true, force: true });
  return exitCode === 0;
}

/** Terraform warns in every command about a configuration file that is named and missing. */
async function cliConfigurationUnlessGood(folder: string): Promise<Record<string, string>> {
  const named = process.env['TF_CLI_CONFIG_FILE'];
  if (!named || existsSync(named)) return {};
  return { TF_CLI_CONFIG_FILE: await writeCliConfiguration(folder, '') };
}

async function writeCliConfiguration(folder: string, installation: string): Promise<string> {
  const file = join(folder, 'terraform.rc');
  await writeFile(file, `disable_checkpoint = true\n${installation}`);
  return file;
}

function standInInstallation(mirror: string): string {
  const providers = '["registry.terraform.io/hashicorp/null", "registry.opentofu.org/hashicorp/null"]';
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ${providers}
  }
  direct {
    exclude = ${providers}
  }
}
`;
}
