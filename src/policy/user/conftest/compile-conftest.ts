import { createHash } from 'node:crypto';
import type { Problem } from '../../../report/index.js';
import type { InspectResult, ModuleView, Modules } from '../../opa/index.js';
import { readBuiltins } from '../../build/read-builtins.js';
import type { CompiledParts, SourceParts } from '../compile-source.js';
import { bringLibraries, isContractModule } from '../contract/libraries.js';
import { problemAt } from '../source-fault.js';
import { conftestEntrypoint, writeConftestAggregate } from './conftest-aggregate.js';
import { type ConftestRule, describeConftestRule, findConftestRules } from './conftest-rule.js';
import { filterNamespaces } from './filter-namespaces.js';

/** Compiles the policies in the convention of conftest. */
export async function compileConftest(
  parts: SourceParts,
  inspected: InspectResult,
): Promise<CompiledParts> {
  const { opa, definition, data } = parts;
  const { combine = false, namespaces } = definition;
  const views = inspected.modules.filter((module) => !isContractModule(module));
  const { rules: found, problems } = selectRules(views, parts, namespaces);
  if (found.length === 0) return { units: [], problems, notes: [] };
  const rules = found
    .map((asked) => ({ asked, rule: describeConftestRule(asked, inspected.annotations, combine) }))
    .sort((left, right) => (left.rule.id < right.rule.id ? -1 : 1));
  const twin = findTwin(rules);
  if (twin) return { units: [], problems: [...problems, twin], notes: [] };
  const own: Modules = Object.fromEntries(
    views.map(({ path }) => [path, parts.modules[path] ?? '']),
  );
  const modules = { ...own, ...bringLibraries(views) };
  const aggregate = writeConftestAggregate(rules.map(({ rule: { id }, asked }) => ({ id, asked })));
  const { wasm } = await opa.compile({
    modules: { ...modules, 'archfit_aggregate.rego': aggregate },
    data,
    entrypoints: [conftestEntrypoint],
    regoVersions: Object.fromEntries(views.map(({ path, regoVersion }) => [path, regoVersion])),
  });
  readBuiltins(wasm, views);
  return {
    units: [
      {
        kind: 'conftest',
        revision: createHash('sha256')
          .update(JSON.stringify([aggregate, Object.entries(modules).sort()]))
          .digest('hex'),
        rules: rules.map(({ rule }) => rule),
        asksForFile: views.some(readsFile),
        wasm,
      },
    ],
    problems,
    notes: [describe(found, combine), ...describeOld(views)],
  };
}

/** The rules of the packages that are asked. What is meant for Gatekeeper would find nothing here, for the lack of a review. */
function selectRules(
  views: readonly ModuleView[],
  { name, templatePackages }: SourceParts,
  namespaces: readonly string[] | undefined,
): { readonly rules: readonly ConftestRule[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const asked = findConftestRules(views).filter((rule) => {
    const modules = views.filter((view) => view.package.join('.') === rule.packagePath.join('.'));
    const [at] = rule.definitions;
    if (at === undefined || !readsReviewAlone(modules)) return true;
    // The template is asked.
    if (templatePackages.has(packageOf(rule))) return false;
    problems.push(
      problemAt(
        at,
        `${rule.name} reads input.review alone, which Gatekeeper gives it: without a ConstraintTemplate and a Constraint it finds nothing`,
        'Name the ConstraintTemplate with a Constraint instead, or read input where there is no review.',
      ),
    );
    return false;
  });
  const { rules, unmatched } = filterNamespaces(asked, namespaces);
  for (const pattern of unmatched) {
    problems.push({
      code: 'policies-invalid',
      message: `no package with rules is called ${pattern}`,
      location: { uri: name },
      hint: `Packages with rules are: ${[...new Set(asked.map(packageOf))].join(', ') || 'none'}.`,
    });
  }
  for (const view of views) {
    for (const rule of view.rules) {
      const isAsked = rules.some(
        (each) => each.name === rule.name && packageOf(each) === view.package.join('.'),
      );
      if (rule.kind !== 'partial-object' || !isAsked) continue;
      const hint = `Write ${rule.name} contains msg if { … }.`;
      problems.push(
        problemAt(rule.location, `${rule.name} is an object, and no set of messages`, hint),
      );
    }
  }
  return { rules, problems };
}

function packageOf({ packagePath }: ConftestRule): string {
  return packagePath.join('.');
}

function readsReviewAlone(modules: readonly ModuleView[]): boolean {
  const inputs = modules.flatMap(({ references }) =>
    references.filter(({ path }) => path[0] === 'input'),
  );
  return inputs.length > 0 && inputs.every(({ path }) => path[1] === 'review');
}

/** `data.conftest.file`, or something that may be it. */
function readsFile({ references, imports }: ModuleView): boolean {
  return (
    references.some(
      ({ path, dynamic }) =>
        path[0] === 'data' && (path[1] === 'conftest' || (path.length === 1 && dynamic)),
    ) || imports.some(({ path }) => path[0] === 'data' && path[1] === 'conftest')
  );
}

function findTwin(
  rules: readonly { readonly rule: { readonly id: string }; readonly asked: ConftestRule }[],
): Problem | undefined {
  const known = new Map<string, ConftestRule>();
  for (const { rule, asked } of rules) {
    const other = known.get(rule.id);
    known.set(rule.id, asked);
    const [at] = asked.definitions;
    if (other === undefined || at === undefined) continue;
    return problemAt(
      at,
      `${packageOf(asked)}.${asked.name} and ${packageOf(other)}.${other.name} would both be the rule ${rule.id}`,
      'Rename one of them: capitals, dots and underscores make no difference in the id of a rule.',
    );
  }
  return undefined;
}

function describeOld(views: readonly ModuleView[]): readonly string[] {
  const old = views.filter(({ regoVersion }) => regoVersion === 0).map(({ path }) => path);
  if (old.length === 0) return [];
  return [
    `Rego v0: ${old.join(', ')}. It is judged as it is; opa fmt --v0-v1 --write makes Rego v1 of it`,
  ];
}

function describe(rules: readonly ConftestRule[], combine: boolean): string {
  const packages = [...new Set(rules.map(packageOf))].map((path) => {
    const names = rules
      .filter((rule) => packageOf(rule) === path)
      .map(({ name, definitions }) =>
        definitions.length === 1 ? name : `${name} (${definitions.length} definitions)`,
      );
    return `${path}: ${names.join(', ')}`;
  });
  const how = combine ? ', all documents at once' : '';
  return `rules as conftest reads them${how}, of ${packages.join('; ')}`;
}
