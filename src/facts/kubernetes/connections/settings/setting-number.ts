import type { ContainerSettings } from './container-settings.js';
import { type Factor, knownFactor, type Place, unknownFactor } from '../factor.js';
import { findSettings } from './find-settings.js';
import { readWholeNumber } from './whole-number.js';

/** Reads the first setting of the given names as a number; without one, its documented default. */
export function readSettingNumber(
  settings: ContainerSettings,
  keys: readonly string[],
  fallback: number,
  source: string,
): Factor {
  const [found] = findSettings(settings, keys);
  if (found) {
    const { setting } = found;
    if (setting.text === null) {
      return unknownFactor(setting.source, setting.reason ?? 'it cannot be read', setting.place);
    }
    const number = readWholeNumber(setting.text);
    return number.kind === 'number'
      ? knownFactor(number.value, setting.grade, setting.source, setting.place)
      : unknownFactor(setting.source, number.reason, setting.place);
  }
  const [unseen] = settings.unseen;
  return unseen === undefined
    ? knownFactor(fallback, 'default', `${source}, by default`)
    : unknownFactor(source, `it may be set where nothing can be seen: ${unseen}`);
}

/** Reads a parameter of a custom resource: a number, or one as text. */
export function readParameter(
  value: unknown,
  fallback: number | undefined,
  source: string,
  location: Place,
): Factor {
  if (value === undefined || value === null) {
    return fallback === undefined
      ? unknownFactor(source, 'it is not set', location)
      : knownFactor(fallback, 'default', `${source}, by default`, location);
  }
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  const number = readWholeNumber(text);
  return number.kind === 'number'
    ? knownFactor(number.value, 'declared', source, location)
    : unknownFactor(source, number.reason, location);
}
