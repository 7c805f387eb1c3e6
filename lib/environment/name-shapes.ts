import { z } from 'zod';

// What these let through reaches ssh command lines, known_hosts and Terraform ids unquoted somewhere:
// nothing may start with '-', and no blank, quote, wildcard, ':' or ',' may pass.

/** `pek3a`, `devops1a`: what stands before `-` in the names of nodes and groups, so it holds none. */
export const zoneId = /^[a-z][a-z0-9]{0,31}$/;

/** A file name in the platform's folder of node groups: `boss`, `devops1a-boss`, `hyper-local`. */
export const groupName = /^(?=.{1,64}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** The environment's name becomes the stack's id and a folder's name. */
export const environmentName = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** A login name as Linux's useradd allows it. */
export const userName = /^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/;

/** A path without anything that a shell or ssh_config would take apart. */
export const plainPath = /^(?!-)[\p{L}\p{N}._/@+-]{1,1000}$/u;

/** A .deb on this machine: dpkg's own `~` and `%3a`, and what a browser makes of a second download, stand in such names; nothing takes them apart. */
export const debFile = /^(?![-~ ])[\p{L}\p{N}._/@+~%:=,() -]{1,1000}(?<! )$/u;

/** A Debian package's name. */
export const packageName = /^[a-z0-9][a-z0-9+.-]{1,100}$/;

/** A Debian package's name, or a shell pattern of such names. */
export const packagePattern = /^[a-z0-9][a-z0-9+.*?-]{1,100}$/;

/** A component of the platform, as in the key `deploy_<name>`; part of resource addresses. */
export const componentName = /^[a-z][a-z0-9]{0,31}$/;

/** A Debian version without an epoch's colon, which no file name holds. */
export const packageVersion = /^[0-9][A-Za-z0-9.+~-]{0,60}$/;

/** A supervisor program's name. */
export const programName = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

/** A key of vm_variables.<ZONE>.yaml. */
export const variableName = /^[a-z][a-z0-9_]{0,63}$/;

/** A sha256 as sha256sum prints it. */
export const sha256Text = /^[0-9a-f]{64}$/;

/** A schema of a PostgreSQL database: up to 63 bytes, and none of the server's own. */
export const databaseSchema = /^(?!pg_)[a-z0-9][a-z0-9_-]{0,62}$/;

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';

/** At least two labels: `boss@<domain>` has to be a mail address. */
export const domainName = new RegExp(`^(?=.{1,240}$)(?:${label}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$`);

const hostLabels = new RegExp('^(?=.{1,253}$)[a-z0-9](?:[a-z0-9_-]{0,62})(?:\\.[a-z0-9][a-z0-9_-]{0,62})*$');

/** A host's name or its name in an ssh_config, or an IPv4 address. */
export function isHost(text: string): boolean {
  return /^[0-9.]+$/.test(text) ? z.ipv4().safeParse(text).success : hostLabels.test(text);
}

/**
 * Where an http server keeps one state: https, or http to this machine. A user, a password, a query and a fragment are refused,
 * since credentials stand there; templates have no `$` or `{` to begin with.
 */
export function isStateAddress(text: string): boolean {
  const match = /^(https?):\/\/([^/:]+)(?::\d{1,5})?\/(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+$/.exec(text);
  if (match === null || !URL.canParse(text)) return false;
  const [, scheme, host = ''] = match;
  return scheme === 'https' ? isHost(host) : ['127.0.0.1', 'localhost'].includes(host);
}
