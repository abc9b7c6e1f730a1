import { createHash } from 'node:crypto';
import type { AlertRule, RecordingRule } from '../../../facts/operations/rules/index.js';
import type { Describing } from '../describer.js';

/** A rule by the id that all describers know it by. */
export interface IdentifiedRule<Rule extends AlertRule | RecordingRule> extends Pick<
  Rule,
  'name' | 'labels'
> {
  readonly id: string;
  readonly rule: Rule;
}

/** A rule whose expression can be read. */
export interface ReadIdentifiedRule<
  Rule extends AlertRule | RecordingRule,
> extends IdentifiedRule<Rule> {
  readonly expression: NonNullable<Rule['expression']>;
}

/** Makes alerts what findings may be about. Where alerts themselves are described, more is told of them, and that counts. */
export function identifyAlerts(
  rules: readonly AlertRule[],
  { note }: Pick<Describing, 'note'>,
): readonly IdentifiedRule<AlertRule>[] {
  return identifyRules('alert', rules).map(([id, rule]) => {
    const { name, group, labels, place } = rule;
    const owner = labels.get('team') ?? labels.get('owner');
    note({
      kind: 'alert',
      id,
      name,
      place,
      path: `groups.${group}.${name}`,
      ...(owner !== undefined && { owner }),
    });
    return { id, name, labels, rule };
  });
}

/** As {@link identifyAlerts}, of recording rules. */
export function identifyRecordings(
  rules: readonly RecordingRule[],
  { note }: Pick<Describing, 'note'>,
): readonly IdentifiedRule<RecordingRule>[] {
  return identifyRules('recording', rules).map(([id, rule]) => {
    const { name, group, labels, place } = rule;
    note({ kind: 'recording rule', id, name, place, path: `groups.${group}.${name}` });
    return { id, name, labels, rule };
  });
}

/** Those whose expression can be read. */
export function readableOf<Rule extends AlertRule | RecordingRule>(
  identified: readonly IdentifiedRule<Rule>[],
): readonly ReadIdentifiedRule<Rule>[] {
  return identified.flatMap((each) => {
    const { expression } = each.rule;
    return expression === undefined ? [] : [{ ...each, expression }];
  });
}

type Naming = (rule: AlertRule | RecordingRule) => string;

/**
 * Names rules by their group and name; by their labels, too, then by their document, and then by what they ask, where that is not enough. A
 * number, which depends on the order, tells apart only what is written twice.
 */
export function identifyRules<Rule extends AlertRule | RecordingRule>(
  kind: 'alert' | 'recording',
  rules: readonly Rule[],
): readonly (readonly [id: string, rule: Rule])[] {
  const namings: readonly Naming[] = [
    ({ group, name }) => `${kind} ${group}/${name}`,
    ({ labels }) => `{${writeLabels(labels)}}`,
    ({ place }) => ` in ${place.document.id}`,
    ({ text }) => ` ${createHash('sha256').update(text).digest('hex').slice(0, 8)}`,
  ];
  let names = rules.map(() => '');
  for (const [index, naming] of namings.entries()) {
    const counts = countOf(names);
    names = rules.map((rule, at) => {
      const name = names[at] ?? '';
      return index === 0 || (counts.get(name) ?? 0) > 1 ? name + naming(rule) : name;
    });
  }
  const seen = new Map<string, number>();
  return rules.map((rule, at) => {
    const name = names[at] ?? '';
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [count === 1 ? name : `${name}#${String(count)}`, rule];
  });
}

function countOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function writeLabels(labels: ReadonlyMap<string, string>): string {
  return [...labels]
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
    .sort()
    .join(',');
}
