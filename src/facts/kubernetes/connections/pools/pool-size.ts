import { readCountAnnotation } from '../annotations.js';
import type { DependencyKind } from '../dependencies/dependency-kind.js';
import { type ChosenStack, isInFile } from './choose-stack.js';
import type { ContainerSettings } from '../settings/container-settings.js';
import { type Factor, knownFactor, unknownFactor, unlimitedFactor, worstGrade } from '../factor.js';
import { findSettings, type FoundSetting } from '../settings/find-settings.js';
import type { PodWorkload } from '../pods/pod-workload.js';
import { type Setting, settingKey } from '../settings/setting.js';
import type { Stack, StackTable } from './stack.js';
import { readCount, readWholeNumber } from '../settings/whole-number.js';

/** A pool that the settings name. */
export interface NamedPool {
  /** Of the datasource, spelled as keys are compared. */
  readonly name: string;
  /** The name may be shown: it does not come from a Secret. */
  readonly isPublic: boolean;
  readonly size: Factor;
}

/** How many connections one process of a container opens, by the settings. */
export interface ContainerPools {
  /** Of every datasource that has none of its own. */
  readonly unnamed: Factor;
  /** A setting says so; it is the default of the stack otherwise. */
  readonly isSet: boolean;
  readonly named: readonly NamedPool[];
}

/**
 * Reads the pools of a container from its settings: one for each name of a datasource, and the one without a name, which holds for
 * every datasource that has none of its own.
 *
 * @param threads what a process can use at a time, where the stack has one connection a thread
 */
export function readPools(
  settings: ContainerSettings,
  chosen: ChosenStack,
  threads: Factor | undefined,
  { any }: StackTable,
): ContainerPools {
  if (chosen.kind === 'unknown') {
    const unnamed = unknownFactor('pool size', explain(chosen.reason, settings));
    return { unnamed, isSet: false, named: [] };
  }
  const { stack } = chosen;
  const found = findPoolSettings(stack, settings, any);
  const names = [...new Set(found.map(({ name }) => name))].sort();
  const overflow = readOverflow(stack, settings);
  const sizeOf = (name: string) => {
    const own = found.filter((each) => each.name === name);
    const size = own.length > 0 ? readSize(own, stack) : readDefault(stack, settings, threads);
    return addOverflow(size, overflow);
  };
  const isPublic = (name: string) =>
    found.every((each) => each.name !== name || !each.setting.isSecret);
  return {
    unnamed: sizeOf(''),
    isSet: names.includes(''),
    named: names
      .filter((name) => name !== '')
      .map((name) => ({ name, isPublic: isPublic(name), size: sizeOf(name) })),
  };
}

/** The size that an annotation or a setting gives for one dependency by its id, which needs no stack. */
export function readOwnPool(
  workload: PodWorkload,
  settings: ContainerSettings,
  { count, countKeys, isFraction }: DependencyKind,
  dependency: string,
): Factor | undefined {
  const annotated = readCountAnnotation(workload, count, dependency, isFraction);
  if (annotated || countKeys.length === 0) return annotated;
  const id = settingKey(dependency);
  const found = countKeys
    .map((key) => settings.byKey.get(settingKey(key.replace('<ID>', id))))
    .find((setting) => setting !== undefined);
  if (!found) return undefined;
  const { source, place, text, reason = '' } = found;
  if (text === null) return unknownFactor(source, reason, place);
  const number = readCount(text, isFraction);
  return number.kind === 'number'
    ? toFactor(number.value, source, found)
    : unknownFactor(source, number.reason, place);
}

/** The size that a connection string gives. */
export function readUrlPool(setting: Setting, parameter: string, text: string): Factor {
  const source = `${parameter} in ${setting.source}`;
  const number = readWholeNumber(text);
  if (number.kind === 'refused') return unknownFactor(source, number.reason, setting.place);
  // To drivers of MongoDB, and to others, 0 is no limit.
  return number.value === 0
    ? unknownFactor(source, '0 may mean that there is no limit', setting.place)
    : toFactor(number.value, source, setting);
}

/** Settings of the stack's own before those that any stack may have, and these before what stands in for them. */
function findPoolSettings(
  stack: Stack,
  settings: ContainerSettings,
  anyStack: Stack,
): readonly FoundSetting[] {
  const inFiles = findSettings(settings, stack.fileKeys ?? []).filter(({ setting }) =>
    isInFile(setting.name),
  );
  const own = [...findSettings(settings, stack.keys), ...inFiles];
  if (own.length > 0) return own;
  const any = findSettings(settings, anyStack.keys);
  return any.length > 0 ? any : findSettings(settings, stack.fallbackKeys ?? []);
}

function readSize(found: readonly FoundSetting[], stack: Stack): Factor {
  const sizes = found.map(({ setting }) => readSetting(setting, stack));
  const [first] = sizes;
  if (first === undefined) return unknownFactor('pool size', 'nothing says it');
  const other = sizes.find(({ value }) => value !== first.value);
  return other === undefined
    ? first
    : unknownFactor(
        first.source,
        `${first.source} and ${other.source} say different things`,
        first.location,
      );
}

function readSetting(setting: Setting, { zero, name }: Stack): Factor {
  const { source, place } = setting;
  if (setting.text === null) {
    return unknownFactor(source, setting.reason ?? 'it cannot be read', place);
  }
  const number = readWholeNumber(setting.text);
  if (number.kind === 'refused') {
    return zero === 'unlimited' && setting.text.trim() === '-1'
      ? unlimitedFactor(source, `-1 is no limit to ${name}`, place)
      : unknownFactor(source, number.reason, place);
  }
  if (number.value > 0) return toFactor(number.value, source, setting);
  return zero === 'unlimited'
    ? unlimitedFactor(source, `0 is no limit to ${name}`, place)
    : unknownFactor(source, '0 may mean that there is no limit', place);
}

function toFactor(value: number, source: string, { grade, place }: Setting): Factor {
  return knownFactor(value, grade, source, place);
}

/** A default holds only where nothing that cannot be seen may set something else. */
function readDefault(
  stack: Stack,
  settings: ContainerSettings,
  threads: Factor | undefined,
): Factor {
  const source = `default of ${stack.name}`;
  const [unseen] = settings.unseen;
  if (unseen !== undefined) {
    return unknownFactor(source, `it may be set where nothing can be seen: ${unseen}`);
  }
  const isRelied = stack.default.kind === 'connections' || stack.default.kind === 'threads';
  if (stack.verified === 'known' && isRelied) {
    return unknownFactor(source, 'nobody has compared it with its source yet');
  }
  switch (stack.default.kind) {
    case 'connections':
      return knownFactor(stack.default.value, 'default', source);
    case 'threads':
      return (
        threads ??
        unknownFactor(
          source,
          'it has a connection a thread, and nothing says how many threads there are',
        )
      );
    case 'unlimited':
      return unlimitedFactor(source, `${stack.name} has no limit of its own`);
    case 'unknown':
      return unknownFactor(source, stack.default.reason);
  }
}

function readOverflow(stack: Stack, settings: ContainerSettings): Factor | undefined {
  if (!stack.overflow) return undefined;
  const [found] = findSettings(settings, stack.overflow.keys);
  if (found) {
    // Unlike a pool of the size 0, no overflow is just that.
    const isNone = found.setting.text?.trim() === '0';
    return isNone
      ? toFactor(0, found.setting.source, found.setting)
      : readSetting(found.setting, { ...stack, zero: 'unlimited' });
  }
  const [unseen] = settings.unseen;
  const source = `default overflow of ${stack.name}`;
  return unseen === undefined
    ? knownFactor(stack.overflow.default, 'default', source)
    : unknownFactor(source, `it may be set where nothing can be seen: ${unseen}`);
}

function addOverflow(size: Factor, overflow: Factor | undefined): Factor {
  if (overflow === undefined || size.value === null) return size;
  if (overflow.value === null) return overflow;
  return {
    ...size,
    value: size.value + overflow.value,
    grade: worstGrade([size.grade, overflow.grade]),
    source: `${size.source} + ${overflow.source}`,
  };
}

function explain(reason: string, { unseen: [unseen] }: ContainerSettings): string {
  return unseen === undefined ? reason : `${reason}, and more may be set: ${unseen}`;
}

/** Whether a setting of this key says how large a pool is, so that its container surely uses a database. */
export function isPoolKey(name: string): boolean {
  return /DATABASE|DATASOURCE|POSTGRES|MYSQL|HIKARI|SQL|^PG|^DB|DB(?:MAX|POOL|CONN)/.test(
    settingKey(name),
  );
}
