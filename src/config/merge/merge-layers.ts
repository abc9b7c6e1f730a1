import {
  documents,
  events,
  kubernetes,
  modules,
  openapi,
  operations,
  type RuleOverride,
  type Source,
  toHelmSource,
  toKustomizeSource,
} from '../../evaluate/index.js';
import { findRule } from '../../verdict/index.js';
import type { RuleId } from '../../report/index.js';
import type { DocumentPath } from '../../source/index.js';
import type { RuleInfo, WaiverOptions } from '../../verdict/index.js';
import type { ConfigLayer } from '../load/config-layer.js';
import type { CheckedConfig, CheckedSource } from '../check/config-schema.js';
import { mergeRules } from './merge-rules.js';
import { rebaseFile, rebasePath } from '../rebase-path.js';
import { rebaseSource } from '../rebase-source.js';
import type { ResolvedConfig } from '../resolved-config.js';

/** A setting of the merged configuration with the place that it comes from. */
export interface Placed<Value> {
  readonly value: Value;
  readonly layer: ConfigLayer;
  /** Its path in that layer. */
  readonly path: DocumentPath;
}

export interface MergedConfig {
  readonly settings: Omit<ResolvedConfig, 'file' | 'root' | 'files'>;
  readonly overrides: readonly Placed<RuleOverride>[];
  readonly require: readonly Placed<RuleId>[];
}

/**
 * Merges files of configuration, the first one first. Rules are merged key by key; overrides and required rules are added up;
 * of all else the last file that names it wins, key by key for waivers and the target.
 *
 * @param root - absolute path of the folder that the paths of the result start at
 */
export function mergeLayers(
  layers: readonly ConfigLayer[],
  root: string,
  known: readonly RuleInfo[],
): MergedConfig {
  const origins = new Map<string, string>();
  const overrides = layers.flatMap((layer) =>
    (layer.config.overrides ?? []).map((override, index) => ({
      value: {
        ...rebaseOverride(override, layer, root, known),
        ...(layer !== layers.at(-1) && { isShared: true }),
      },
      layer,
      path: ['overrides', index],
    })),
  );
  overrides.forEach(({ layer }, index) => origins.set(`overrides[${index}]`, layer.file));
  const required = mergeRequired(layers, known);
  for (const { value, layer } of required) origins.set(`require.${value}`, layer.file);
  const rules = mergeRules(layers, known, origins);
  const sources = lastOf(layers, 'sources', origins);
  const failOn = lastOf(layers, 'failOn', origins);
  const baseline = lastOf(layers, 'baseline', origins);
  const catalog = lastOf(layers, 'catalog', origins);
  const waivers = mergeKeys(layers, 'waivers', waiversOf, origins);
  const budgets = lastOf(layers, 'budgets', origins);
  const levels = lastOf(layers, 'levels', origins);
  const target = mergeKeys(layers, 'target', (layer) => layer.config.target, origins);
  return {
    overrides,
    require: required,
    settings: {
      ...(sources && {
        sources: [sources.value].flat().map((source) => toSource(source, sources.layer, root)),
      }),
      rules,
      overrides: overrides.map(({ value }) => value),
      require: required.map(({ value }) => value),
      ...(failOn && { failOn: failOn.value }),
      ...(baseline && {
        baseline: baseline.value && rebasePath(baseline.value, baseline.layer.base, root),
      }),
      ...(waivers && { waivers }),
      ...(catalog && { catalog: rebaseFile(catalog.value, catalog.layer.base, root) }),
      ...(budgets && { budgets: rebaseFile(budgets.value, budgets.layer.base, root) }),
      ...(levels && {
        levels: levels.value.map(({ name, rules: named }) => ({
          name,
          rules: named.map((rule) => findRule(known, rule)?.id ?? rule),
        })),
      }),
      ...(target && { target }),
      origins,
    },
  };

  function waiversOf({ config, base }: ConfigLayer): WaiverOptions | undefined {
    if (config.waivers === undefined) return undefined;
    const given = typeof config.waivers === 'string' ? { file: config.waivers } : config.waivers;
    return given.file === undefined
      ? given
      : { ...given, file: rebasePath(given.file, base, root) };
  }
}

function lastOf<Key extends keyof CheckedConfig>(
  layers: readonly ConfigLayer[],
  key: Key,
  origins: Map<string, string>,
):
  | {
      readonly value: Exclude<CheckedConfig[Key], undefined>;
      readonly layer: ConfigLayer;
    }
  | undefined {
  const layer = layers.findLast(({ config }) => config[key] !== undefined);
  if (layer === undefined) return undefined;
  origins.set(key, layer.file);
  // It is the one that was looked for by its value.
  return { value: layer.config[key] as Exclude<CheckedConfig[Key], undefined>, layer };
}

function mergeKeys<Value extends object>(
  layers: readonly ConfigLayer[],
  name: string,
  read: (layer: ConfigLayer) => Value | undefined,
  origins: Map<string, string>,
): Value | undefined {
  let merged: Value | undefined;
  for (const layer of layers) {
    const value = read(layer);
    if (value === undefined) continue;
    merged = { ...merged, ...value };
    for (const key of Object.keys(value)) origins.set(`${name}.${key}`, layer.file);
  }
  return merged;
}

function mergeRequired(
  layers: readonly ConfigLayer[],
  known: readonly RuleInfo[],
): readonly Placed<RuleId>[] {
  const required = new Map<RuleId, Placed<RuleId>>();
  for (const layer of layers) {
    (layer.config.require ?? []).forEach((name, index) => {
      const value = findRule(known, name)?.id ?? name;
      if (!required.has(value)) required.set(value, { value, layer, path: ['require', index] });
    });
  }
  return [...required.values()];
}

function rebaseOverride(
  override: NonNullable<CheckedConfig['overrides']>[number],
  { base }: ConfigLayer,
  root: string,
  known: readonly RuleInfo[],
): RuleOverride {
  const { paths, environments, rules } = override;
  return {
    ...(paths === undefined
      ? {}
      : { paths: [paths].flat().map((path) => rebasePath(path, base, root)) }),
    ...(environments === undefined ? {} : { environments: [environments].flat() }),
    rules: Object.fromEntries(
      Object.entries(rules).map(([name, setting]) => [findRule(known, name)?.id ?? name, setting]),
    ),
  };
}

function toSource(source: CheckedSource, { base }: ConfigLayer, root: string): Source {
  return rebaseSource(normalize(source), base, root);
}

function normalize(source: CheckedSource): Source {
  switch (source.kind) {
    case 'helm':
      return toHelmSource(source);
    case 'openapi':
      return openapi(source);
    case 'events':
      return events(source);
    case 'modules':
      return modules(source);
    case 'operations':
      return operations(source);
    case 'documents':
      return documents(source);
    case 'kustomize':
      return toKustomizeSource(source);
    default:
      return kubernetes(source);
  }
}
