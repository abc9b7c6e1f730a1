import {
  findOverrideFaults,
  findSettingFaults,
  findSourceFaults,
  isRuleDefinition,
  modules,
  type RuleDefinition,
  type RunRules,
  type SettingFault,
} from '../../evaluate/index.js';
import { findArchitectureFaults } from '../../facts/modules/architecture/find-architecture-faults.js';
import { checkShape, type ShapeFault } from '../../source/check-shape.js';
import { type DocumentPath, nameOf } from '../../source/index.js';
import { findLevelFaults } from './find-level-faults.js';
import { checkRuleName } from './check-rule-name.js';
import type { ConfigFault } from '../config-error.js';
import { type CheckedConfig, configSchema } from './config-schema.js';
import { toPlainValue } from '../load/plain-value.js';
import type { ConfigText } from '../load/read-config.js';
import { isRecord } from '../../source/is-record.js';

export interface CheckedLayer {
  readonly config: CheckedConfig;
  readonly refused: readonly string[];
  readonly faults: readonly ConfigFault[];
  /** Rules in TypeScript, by their place among the policies, where the configuration has their ids. */
  readonly definitions: ReadonlyMap<number, RuleDefinition>;
  /** Finds rules and parameters that do not exist. */
  readonly checkNames: (rules: Pick<RunRules, 'all' | 'problems'>) => readonly ConfigFault[];
}

/** Checks what one file says: the shape of every value, and, once the rules are known, that those it names exist. */
export function checkLayer(text: ConfigText, uri: string): CheckedLayer {
  const { value, definitions } = takeDefinitions(text.value);
  const plain = toPlainValue(value);
  const shape = checkShape(configSchema, plain.value);
  const shapeFaults = [
    ...plain.faults,
    ...(shape.kind === 'faults'
      ? withoutCovered(shape.faults, plain.faults)
      : findCodeFaults(shape.value)),
  ].map((fault) => explainPath(fault, plain.value));
  const { config, refused } =
    shape.kind === 'value'
      ? { config: shape.value, refused: [] }
      : keepSound(plain.value, shape.faults);
  const placeFault = ({ path, message, hint }: ShapeFault): ConfigFault => {
    const location = path.length === 0 ? { uri } : text.locate(path);
    return { location, setting: nameOf(path), message, hint };
  };
  return {
    ...{ config, refused, definitions },
    faults: shapeFaults.map(placeFault),
    checkNames: (rules) =>
      findNamedFaults(plain.value, rules)
        .filter((fault) => !shapeFaults.some((known) => covers(known, fault)))
        .map(placeFault),
  };
}

/** Rules in TypeScript hold functions, as nothing else of a configuration may: until the rest is checked their ids stand for them. */
function takeDefinitions(value: unknown): {
  readonly value: unknown;
  readonly definitions: CheckedLayer['definitions'];
} {
  const definitions = new Map<number, RuleDefinition>();
  if (!isRecord(value) || value['policies'] === undefined) return { value, definitions };
  const take = (policy: unknown, index: number) => {
    if (!isRuleDefinition(policy)) return policy;
    definitions.set(index, policy);
    return policy.id;
  };
  const given = value['policies'];
  const policies = Array.isArray(given) ? given.map(take) : take(given, 0);
  return { value: { ...value, policies }, definitions };
}

/** What an architecture says of itself and cannot be; only where all of it has the right shape. */
function findCodeFaults({ sources = [] }: CheckedConfig): readonly ShapeFault[] {
  return [sources].flat().flatMap((source, index) => {
    if (source.kind !== 'modules') return [];
    const { layers = [], contexts, stereotypes = {} } = modules(source);
    const at = ['sources', ...(Array.isArray(sources) ? [index] : [])];
    const isOne = !Array.isArray(source.layers);
    return findArchitectureFaults({ layers, ...(contexts && { contexts }), stereotypes }).map(
      ({ path: [key = '', ...rest], message, hint }) => {
        // One order of layers is written without a list.
        const path = [...at, key, ...(key === 'layers' && isOne ? rest.slice(1) : rest)];
        return { path, message: `${nameOf(path)}: ${message}`, hint };
      },
    );
  });
}

/** Who writes a path where a source is to stand has manifests in mind. */
function explainPath(fault: ShapeFault, value: unknown): ShapeFault {
  const [key, index, ...rest] = fault.path;
  if (key !== 'sources' || rest.length > 0 || !isRecord(value)) return fault;
  const { sources } = value;
  const source: unknown =
    Array.isArray(sources) && typeof index === 'number' ? sources[index] : sources;
  if (typeof source !== 'string') return fault;
  const hint = `Write { manifests: ${JSON.stringify(source)} }, or what another kind of source needs.`;
  return { ...fault, hint };
}

/** Rules that are named and do not exist, settings that their rules do not have, and sources that cannot be rendered. */
function findNamedFaults(
  value: unknown,
  { all: rules, problems }: Pick<RunRules, 'all' | 'problems'>,
): readonly ShapeFault[] {
  if (!isRecord(value)) return [];
  const named: ShapeFault[] = [];
  const add = (at: DocumentPath, faults: readonly SettingFault[]) => {
    for (const { path, message, hint, isUnknownRule } of faults) {
      // What could not be loaded may be the rule that is meant.
      if (isUnknownRule === true && problems.length > 0) continue;
      const whole = [...at, ...path];
      named.push({ path: whole, message: `${nameOf(whole)}: ${message}`, hint });
    }
  };
  // The checks of settings take any value of a key; that keys are there is all they ask for.
  if (isRecord(value['rules'])) {
    add(
      ['rules'],
      findSettingFaults(rules, value['rules'] as Parameters<typeof findSettingFaults>[1]),
    );
  }
  listOf(value['overrides']).forEach((override, index) => {
    if (!isRecord(override) || !isRecord(override['rules'])) return;
    const settings = { rules: override['rules'], ...('paths' in override ? { paths: '' } : {}) };
    add(
      ['overrides', index, 'rules'],
      findOverrideFaults(rules, settings as Parameters<typeof findOverrideFaults>[1]),
    );
  });
  const { sources } = value;
  [sources].flat().forEach((source, index) => {
    add(['sources', ...(Array.isArray(sources) ? [index] : [])], findSourceFaults(source));
  });
  listOf(value['require']).forEach((name, index) => {
    if (typeof name === 'string') add(['require', index], checkRuleName(rules, name));
  });
  add(['levels'], findLevelFaults(value['levels'], rules));
  const annotations = isRecord(value['waivers']) ? value['waivers']['annotations'] : undefined;
  listOf(annotations).forEach((name, index) => {
    if (typeof name === 'string') {
      add(['waivers', 'annotations', index], checkRuleName(rules, name));
    }
  });
  return named;
}

/**
 * What has the right shape, so that what it says can be checked further: without the settings of rules that are at fault, the keys
 * of overrides that are, and of all else the whole key. Overrides keep their numbers.
 */
function keepSound(
  value: unknown,
  faults: readonly ShapeFault[],
): { readonly config: CheckedConfig; readonly refused: readonly string[] } {
  if (!isRecord(value)) return { config: {}, refused: [] };
  const isFaulty = (path: DocumentPath) => faults.some((fault) => covers({ path }, fault));
  const soundKeys = (given: unknown, at: DocumentPath) =>
    Object.fromEntries(
      Object.entries(isRecord(given) ? given : {}).filter(([key]) => !isFaulty([...at, key])),
    );
  const sound: Record<string, unknown> = soundKeys(value, []);
  if ('rules' in value) sound['rules'] = soundKeys(value['rules'], ['rules']);
  if ('overrides' in value) {
    sound['overrides'] = listOf(value['overrides']).map((override, index) => {
      const at = ['overrides', index];
      const rules = isRecord(override) ? override['rules'] : undefined;
      return { ...soundKeys(override, at), rules: soundKeys(rules, [...at, 'rules']) };
    });
  }
  const parsed = configSchema.safeParse(sound);
  const refused = Object.keys(value).filter((key) => isFaulty([key]));
  return { config: parsed.success ? parsed.data : {}, refused };
}

/** A value that cannot be taken over is told once. */
function withoutCovered(
  faults: readonly ShapeFault[],
  known: readonly ShapeFault[],
): readonly ShapeFault[] {
  return faults.filter((fault) => !known.some((each) => covers(each, fault)));
}

function covers(outer: Pick<ShapeFault, 'path'>, inner: ShapeFault): boolean {
  return outer.path.every((step, index) => inner.path[index] === step);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
