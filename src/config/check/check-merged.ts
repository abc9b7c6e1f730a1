import { environmentsOf, isSplitByFile } from '../../evaluate/index.js';
import { suggestEnvironment } from '../../verdict/index.js';
import { nameOf } from '../../source/index.js';
import type { ConfigFault } from '../config-error.js';
import type { ConfigLayer } from '../load/config-layer.js';
import type { MergedConfig, Placed } from '../merge/merge-layers.js';

/** Finds what no file shows by itself: environments that no source names, and required rules that are switched off. */
export function checkMerged(
  merged: MergedConfig,
  layers: readonly ConfigLayer[],
): readonly ConfigFault[] {
  return [...findUnknownEnvironments(merged, layers), ...findRequiredOff(merged)];
}

/**
 * Not to be told where folders and files are sets of their own, where sources come from elsewhere, and of what several projects
 * share: not each of them has every environment.
 */
function findUnknownEnvironments(
  { overrides, settings: { sources } }: MergedConfig,
  layers: readonly ConfigLayer[],
): readonly ConfigFault[] {
  const isOpen = sources === undefined || sources.some(isSplitByFile);
  if (isOpen || layers.some(({ refused }) => refused.includes('sources'))) return [];
  const known = [...new Set(sources.flatMap(environmentsOf))];
  const own = overrides.filter(({ value }) => value.isShared !== true);
  return own.flatMap(({ value, layer, path }) =>
    [value.environments ?? []].flat().flatMap((name, index) => {
      if (known.includes(name)) return [];
      const given = layer.config.overrides?.[Number(path[1])]?.environments;
      const at = [...path, 'environments', ...(typeof given === 'string' ? [] : [index])];
      return [
        describe(
          { layer, path: at },
          `there is no environment ${name}`,
          suggestEnvironment(known, name),
        ),
      ];
    }),
  );
}

function findRequiredOff({ require: required, settings }: MergedConfig): readonly ConfigFault[] {
  return required.flatMap((place) => {
    const setting = settings.rules[place.value];
    const severity = typeof setting === 'object' ? setting.severity : setting;
    if (severity !== 'off') return [];
    const message = `${place.value} is required, and switched off under rules`;
    return [describe(place, message, 'Switch it on, or do not require it.')];
  });
}

function describe(
  { layer, path }: Pick<Placed<unknown>, 'layer' | 'path'>,
  message: string,
  hint: string,
): ConfigFault {
  const setting = nameOf(path);
  return { location: layer.locate(path), setting, message: `${setting}: ${message}`, hint };
}
