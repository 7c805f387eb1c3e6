import type { Environment } from '../environment/environment';
import type { LookupResult, Lookup } from '../plan/lookup';
import { kept } from '../text/catalogue/en/kept';
import { UnexpectedFormat } from '../text/unexpected-format';
import { visibleText } from '../text/visible-text';

/** Under this name the address of the platform's proxy is kept. */
const proxyAddress = 'proxy';

/** The names under which an operator's browser reaches the platform (runbook 登录平台, WebSupervisor). */
export function accessNames({ domain, boss }: Environment): readonly string[] {
  return ['console', 'boss', ...(boss.webSupervisor === 'present' ? ['supervisor'] : [])].map(
    (name) => `${name}.${domain}`,
  );
}

/** Their addresses, as the platform exports them (runbook 登录平台). */
export function accessHosts(environment: Environment): Lookup {
  return {
    name: 'access hosts',
    source: { command: ['/pitrix/bin/dump_hosts.py'] },
    parse: (text) => parseAccessHosts(text, accessNames(environment)),
  };
}

/**
 * Addresses in what `/pitrix/bin/dump_hosts.py` prints: lines `IP name [name...]`, the first one's the proxy's floating IP.
 *
 * @param names whose addresses are kept, beside the proxy's
 * @throws {UnexpectedFormat} when a line is of another form, or when a name has two addresses
 */
function parseAccessHosts(text: string, names: readonly string[]): LookupResult {
  const facts: Record<string, string> = {};
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*(#.*)?$/.test(line)) continue;
    const [address = '', ...here] = line.trim().split(/\s+/);
    if (!ipv4.test(address) || here.length === 0 || !here.every((name) => /^[\w.-]+$/.test(name)))
      throw new UnexpectedFormat(
        kept.looks.noHostsLine({ line: String(index + 1), reported: visibleText(line, 100) }),
      );
    facts[proxyAddress] ??= address;
    for (const name of here.filter((one) => names.includes(one))) {
      if (facts[name] !== undefined && facts[name] !== address)
        throw new UnexpectedFormat(kept.looks.twoAddresses({ name, one: facts[name], other: address }));
      facts[name] = address;
    }
  }
  if (facts[proxyAddress] === undefined) throw new UnexpectedFormat(kept.looks.noHost);
  return facts;
}

const ipv4 = /^((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)$/;

/** Lines for a hosts file, one for each address. A name that the platform does not list is served by its proxy. */
export function hostsLines(facts: LookupResult, names: readonly string[]): readonly string[] {
  const byAddress = new Map<string, string[]>();
  for (const name of names) {
    const address = facts[name] ?? facts[proxyAddress] ?? '';
    byAddress.set(address, [...(byAddress.get(address) ?? []), name]);
  }
  return [...byAddress].map(([address, here]) => [address, ...here].join(' '));
}
