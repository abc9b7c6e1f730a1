import type { DependencyCatalog } from './dependency-catalog.js';
import { readHost } from './connection-string.js';
import type { Connection } from './find-connections.js';
import type { ContainerSettings } from '../settings/container-settings.js';
import { settingKey } from '../settings/setting.js';

/** An address of a downstream, or one that nobody can read and that is called as one. */
export interface DownstreamConnection extends Connection {
  /** Id of the downstream that a setting is called by, where it cannot be read. */
  readonly candidate?: string;
}

/** In UTF-16 code units. */
const longestAddress = 2048;

/** Finds the downstreams that a container calls: those alone that a budget names. */
export function findDownstreams(
  { byKey }: ContainerSettings,
  catalog: DependencyCatalog,
  namespace: string,
): readonly DownstreamConnection[] {
  const ids = catalog.all.map(({ id }) => ({ id, key: settingKey(id) }));
  return [...byKey].flatMap(([key, setting]): readonly DownstreamConnection[] => {
    const { text } = setting;
    const common = { setting, kind: 'host' } as const;
    const host = text === null ? undefined : hostOf(text);
    if (host !== undefined) {
      return catalog.isKnown(host, namespace) ? [{ ...common, hosts: [host] }] : [];
    }
    const named = ids.find((each) => each.key !== '' && key.startsWith(each.key));
    if (!named || text?.trim() === '' || !isAddressKey(key)) return [];
    const reason =
      text === null
        ? `${setting.source} cannot be read: ${setting.reason ?? ''}`
        : `${setting.source} names no host that can be told`;
    return [{ ...common, hosts: [], reason, candidate: named.id }];
  });
}

function isAddressKey(key: string): boolean {
  return /(?:URL|URI|HOST|ADDR|ADDRESS|ENDPOINT|BASE)$/.test(key);
}

/** The host of an address: `https://user@api.example.test:8443/v1`, or a host alone. */
function hostOf(text: string): string | undefined {
  if (text.length > longestAddress || !/[.:/a-z]/i.test(text)) return undefined;
  const [, rest = ''] = /^\s*(?:[a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(text) ?? [];
  const [authority = ''] = rest.split(/[/?#\s]/);
  return readHost(authority.slice(authority.lastIndexOf('@') + 1));
}
