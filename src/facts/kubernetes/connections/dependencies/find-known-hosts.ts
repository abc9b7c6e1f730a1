import type { ContainerSettings } from '../settings/container-settings.js';
import { readHost } from './connection-string.js';
import { type Connection, isOtherStore, wordsOf } from './find-connections.js';
import type { Vocabulary } from './vocabulary.js';

/** In UTF-16 code units: a scheme, a name of DNS, and what stands around it. */
const longestAddress = 400;

/**
 * Finds the settings that name a host which a budget or the set knows, whatever they are called: `STORE_HOST`, `orders.backend`. What is
 * asked over HTTP there is no database, but the exporter beside it.
 *
 * @param connections those that were found by their names already
 */
export function findKnownHosts(
  { byKey }: ContainerSettings,
  connections: readonly Connection[],
  { other }: Vocabulary,
  isKnown: (host: string) => boolean,
): readonly Connection[] {
  const found = new Set(connections.map(({ setting }) => setting));
  return [...byKey.values()].flatMap((setting): readonly Connection[] => {
    const { name, text } = setting;
    if (text === null || text.length > longestAddress || found.has(setting)) return [];
    if (isOtherStore(text) || other?.test(wordsOf(name.slice(0, 200))) === true) return [];
    const hosts = hostsIn(text.trim(), isHostName(name)).filter(isKnown);
    return hosts.length > 0 ? [{ setting, kind: 'host', hosts }] : [];
  });
}

/** A name of one label may be the name of anything, so that it is one of a host only where the setting says so. */
function hostsIn(text: string, isHost: boolean): readonly string[] {
  if (!/^[\w+.:,@/?&=%[\]-]+$/.test(text)) return [];
  const [, behind = text] = /^[a-z][a-z0-9+.:_-]*:\/\/(?:[^/@]*@)?([^/?]*)/i.exec(text) ?? [];
  return behind.split(',').flatMap((part) => {
    if (!isHost && !/[.:]/.test(part)) return [];
    return readHost(part) ?? [];
  });
}

function isHostName(name: string): boolean {
  return /(?:^|_)(?:HOST|HOSTNAME|ADDR|ADDRESS|SERVER|ENDPOINT|UPSTREAM)(?:_[A-Z0-9]+)?$/.test(
    wordsOf(name.slice(0, 200)),
  );
}
