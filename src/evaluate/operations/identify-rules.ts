import type { AlertRule, RecordingRule } from '../../facts/operations/rules/index.js';

type Naming = (rule: AlertRule | RecordingRule) => string;

/**
 * Names rules by their group and name; by their labels, too, and then by their document, where that is not enough. A number, which depends on
 * the order, tells apart only what is the same but for its expression.
 */
export function identifyRules<Rule extends AlertRule | RecordingRule>(
  kind: 'alert' | 'recording',
  rules: readonly Rule[],
): readonly (readonly [id: string, rule: Rule])[] {
  const namings: readonly Naming[] = [
    ({ group, name }) => `${kind} ${group}/${name}`,
    ({ labels }) => `{${writeLabels(labels)}}`,
    ({ place }) => ` in ${place.document.id}`,
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
