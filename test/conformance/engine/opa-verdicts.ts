import { writeAggregate } from '../../../src/policy/build/aggregate.js';
import type { PackRule } from '../../../src/policy/index.js';
import type { Modules, Opa } from '../../../src/policy/opa/index.js';
import { readPolicies } from '../../policy/packs.js';
import type { RecordedEvaluation } from './recorded-evaluations.js';

/** The policies by their packages. */
const modulesByPackage = new Map(
  Object.entries(readPolicies())
    .filter(([file]) => !file.endsWith('_test.rego'))
    .map(([file, text]) => [packageOf(text), { file, text }]),
);

function packageOf(text: string): string {
  return /^package (\S+)$/m.exec(text)?.[1] ?? '';
}

/** What OPA's own evaluator says where the engine said something else. */
export interface Difference {
  readonly rule: string;
  readonly input: unknown;
  readonly engine: string;
  readonly opa: string;
}

/** Asks OPA the same; rule by rule, since every question hands the policies over. */
export async function compareWithOpa(
  opa: Opa,
  evaluations: readonly RecordedEvaluation[],
): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  const groups = new Map<string, RecordedEvaluation[]>();
  for (const evaluation of evaluations) {
    const key = JSON.stringify([evaluation.rule.id, evaluation.switches]);
    const group = groups.get(key);
    if (group) group.push(evaluation);
    else groups.set(key, [evaluation]);
  }
  for (const group of groups.values()) {
    const [{ rule, switches }] = group as [RecordedEvaluation];
    const modules = modulesOf(rule);
    const data = { lib: { archfit: switches } };
    const query = `data.aggregate.${rule.scope}s`;
    for (const { input, found } of group) {
      const { resultSet } = await opa.evaluate({ modules, data, query, input });
      const said = resultSet[0]?.expressions[0]?.value as Readonly<Record<string, unknown>>;
      const [engine, native] = [write(rule, found), write(rule, said[rule.id])];
      if (engine !== native) differences.push({ rule: rule.id, input, engine, opa: native });
    }
  }
  return differences;
}

/** Its policy with all that it needs: each module takes OPA its time. */
function modulesOf(rule: PackRule): Modules {
  const [packagePath, { text }] = [...modulesByPackage].find(
    ([, { file }]) => file === rule.file,
  ) as [string, { text: string }];
  const aggregated = { rule, packagePath, hasUndecided: /^undecided\b/m.test(text) };
  const needed = new Set([packagePath]);
  for (const name of needed) {
    for (const [, reference = ''] of modulesByPackage
      .get(name)
      ?.text.matchAll(/\bdata\.([\w.]+)/g) ?? []) {
      const other = [...modulesByPackage.keys()].find(
        (each) => reference === each || reference.startsWith(`${each}.`),
      );
      if (other !== undefined) needed.add(other);
    }
  }
  return {
    ...Object.fromEntries(
      [...modulesByPackage]
        .filter(([name]) => needed.has(name))
        .map(([, module]) => [module.file, module.text]),
    ),
    'aggregate.rego': writeAggregate([aggregated]),
  };
}

/** Text that is equal where the verdicts are: sets leave the engine in hash order, and objects have no order. */
function write({ scope }: PackRule, found: unknown): string {
  if (found === undefined) return 'undefined';
  if (scope === 'object') return writeSet(found);
  return Object.entries(found as Readonly<Record<string, unknown>>)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, set]) => `${name}: ${writeSet(set)}`)
    .join('\n');
}

function writeSet(elements: unknown): string {
  if (!Array.isArray(elements)) throw new Error('a set is no list');
  return elements
    .map((element) => JSON.stringify(element, sortKeys))
    .sort()
    .join('\n');
}

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}
