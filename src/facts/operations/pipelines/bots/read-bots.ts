import { isRecord } from '../../../../source/is-record.js';
import type { Place } from '../../document.js';
import type { ArtefactReader } from '../../reader.js';

/** A service that watches the dependencies of a repository, by its configuration. */
export interface DependencyBot {
  readonly name: 'Dependabot' | 'Renovate';
  readonly place: Place;
}

/** Reads the configurations of Dependabot and Renovate, as far as to see that they are there. */
export const botReader: ArtefactReader = {
  kind: 'dependency bots',
  read: (document, { dependencyBots }) => {
    const { value } = document;
    const name = isRecord(value) ? nameOf(value) : undefined;
    if (name === undefined) return undefined;
    dependencyBots.push({ name, place: { document, path: [] } });
    return 1;
  },
};

function nameOf(value: Readonly<Record<string, unknown>>): DependencyBot['name'] | undefined {
  const { updates, $schema, extends: presets } = value;
  if (Array.isArray(updates)) {
    return updates.some((update) => isRecord(update) && 'package-ecosystem' in update)
      ? 'Dependabot'
      : undefined;
  }
  if (typeof $schema === 'string' && $schema.includes('renovatebot.com')) return 'Renovate';
  const isPreset =
    Array.isArray(presets) &&
    presets.some((preset) => typeof preset === 'string' && /^config:\w/.test(preset));
  return isPreset ? 'Renovate' : undefined;
}
