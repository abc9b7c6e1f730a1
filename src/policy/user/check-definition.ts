import type { Problem } from '../../report/index.js';
import { nearest } from '../../report/nearest.js';
import type { PackDefinition } from './policy-source.js';

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isTextOrTexts = (value: unknown): boolean =>
  isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText));
const isPositive = (value: unknown): boolean => typeof value === 'number' && value > 0;

/** What each key holds, and how that is said. */
const keys: Readonly<
  Record<keyof PackDefinition, readonly [is: (value: unknown) => boolean, what: string]>
> = {
  name: [isText, 'a text'],
  policies: [isTextOrTexts, 'a path, or a list of paths'],
  data: [isTextOrTexts, 'a path, or a list of paths'],
  namespaces: [(value) => Array.isArray(value) && isTextOrTexts(value), 'a list of packages'],
  combine: [(value) => typeof value === 'boolean', 'true or false'],
  timeLimitMs: [isPositive, 'a number above 0'],
  memoryMiB: [isPositive, 'a number above 0'],
};

/** What is wrong with the settings of a pack: a key that there is not changes nothing, and is believed to. */
export function checkDefinition(definition: PackDefinition): readonly Problem[] {
  const given: Readonly<Record<string, unknown>> = {
    ...definition,
    policies: definition.policies,
  };
  return Object.entries(given).flatMap(([key, value]): readonly Problem[] => {
    // Looked up among the keys that there are.
    const known = Object.hasOwn(keys, key) ? keys[key as keyof PackDefinition] : undefined;
    const isAbsent = value === undefined && key !== 'policies';
    if (known !== undefined && (isAbsent || known[0](value))) return [];
    const { name = 'a pack' } = definition;
    const what = known?.[1];
    const message =
      what === undefined ? `${key} is no setting of a pack` : `${key} of a pack is ${what}`;
    return [{ code: 'policies-invalid', message: `${name}: ${message}`, hint: hintFor(key, what) }];
  });
}

function hintFor(key: string, what: string | undefined): string {
  if (what !== undefined) return `Correct ${key}.`;
  const meant = nearest(key, Object.keys(keys));
  return meant === undefined
    ? `Settings are ${Object.keys(keys).join(', ')}.`
    : `Did you mean ${meant}?`;
}
