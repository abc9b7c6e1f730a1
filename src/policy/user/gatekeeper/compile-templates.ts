import { createHash } from 'node:crypto';
import type { Problem } from '../../../report/index.js';
import { readBuiltins } from '../../build/read-builtins.js';
import type { InspectResult, ModuleView, Modules, Opa } from '../../opa/index.js';
import type { CompiledParts, SourceParts, TemplateFile } from '../compile-source.js';
import type { GatekeeperUnit } from '../pack-unit.js';
import { problemAt, SourceFault, toProblems } from '../source-fault.js';
import { gatekeeperEntrypoint, writeGatekeeperAggregate } from './gatekeeper-aggregate.js';
import { readConstraint, type ReadConstraint } from './read-constraint.js';
import { type GatekeeperObject, placeOf, readGatekeeper } from './read-gatekeeper.js';
import { readTemplate, type Template } from './read-template.js';

/** A template with its Constraints, parsed. */
interface ParsedTemplate {
  readonly template: Template;
  readonly constraints: readonly ReadConstraint[];
  readonly modules: Modules;
  readonly views: readonly ModuleView[];
  /** Of the module with `violation`. */
  readonly packagePath: readonly string[];
}

/** Compiles ConstraintTemplates with their Constraints. One that is wrong keeps none of the others from being loaded. */
export async function compileTemplates(
  { opa, name }: SourceParts,
  files: readonly TemplateFile[],
): Promise<CompiledParts> {
  const read = readGatekeeper(files);
  const problems: Problem[] = [...read.problems];
  const parsed: ParsedTemplate[] = [];
  const attempt = async (work: () => Promise<void> | void): Promise<void> => {
    try {
      await work();
    } catch (error) {
      problems.push(...toProblems(name, error));
    }
  };
  const known = new Set<GatekeeperObject>();
  for (const object of read.templates) {
    const own = read.constraints.filter(
      ({ kind }) => kind.toLowerCase() === object.name && object.name !== '',
    );
    own.forEach((constraint) => known.add(constraint));
    await attempt(async () => {
      const template = readTemplate(object);
      if (own.length === 0) throw withoutConstraint(object, template.kind);
      const modules = nameModules(template, parsed);
      const file = Object.keys(modules)[0] ?? object.uri;
      const constraints: ReadConstraint[] = [];
      for (const each of own) {
        await attempt(() => {
          constraints.push(readConstraint(each, template, file));
        });
      }
      const inspected = await opa.inspect(modules, { regoVersion: template.regoVersion });
      const outside = refuseOutside(inspected);
      problems.push(...outside);
      if (outside.length > 0) return;
      const packagePath = readPackage(object, inspected, file);
      if (constraints.length === 0) return;
      parsed.push({ template, constraints, modules, views: inspected.modules, packagePath });
    });
  }
  for (const object of read.constraints) {
    if (!known.has(object)) problems.push(...toProblems(name, withoutTemplate(object)));
  }
  const units: GatekeeperUnit[] = [];
  for (const group of groupTemplates(parsed)) {
    await attempt(async () => {
      units.push(...(await compileGroup(opa, group, attempt)));
    });
  }
  const notes = units.map(
    ({ rules }) => `Constraints of Gatekeeper: ${rules.map(({ id }) => id).join(', ')}`,
  );
  return { units, problems, notes };
}

function withoutConstraint(object: GatekeeperObject, kind: string): SourceFault {
  return new SourceFault(
    `ConstraintTemplate ${object.name}: there is no Constraint of the kind ${kind}, so that nothing is judged by it`,
    placeOf(object, []),
    'Name the file of the Constraint, too.',
  );
}

function withoutTemplate(object: GatekeeperObject): SourceFault {
  return new SourceFault(
    `${object.kind} ${object.name}: there is no ConstraintTemplate of this kind`,
    placeOf(object, ['kind']),
    'Name the file of the ConstraintTemplate, too.',
  );
}

/** Modules of one file have numbers, but for the first. */
function nameModules({ object, modules }: Template, others: readonly ParsedTemplate[]): Modules {
  const taken = others
    .filter(({ template }) => template.object.uri === object.uri)
    .reduce((sum, other) => sum + Object.keys(other.modules).length, 0);
  return Object.fromEntries(
    modules.map((text, index) => {
      const number = taken + index + 1;
      return [number === 1 ? object.uri : `${object.uri}#${number}`, text];
    }),
  );
}

function readPackage(
  object: GatekeeperObject,
  { modules }: InspectResult,
  file: string,
): readonly string[] {
  const main = modules.find(({ path }) => path === file);
  const rule = main?.rules.find(({ name }) => name === 'violation');
  if (main && rule?.kind === 'partial-set') return main.package;
  throw new SourceFault(
    `ConstraintTemplate ${object.name}: its policy defines no set violation`,
    placeOf(object, ['spec', 'targets']),
    'Write violation contains {"msg": msg} if { … }.',
  );
}

/** What Gatekeeper lets policies read: their libraries, and of the cluster what is not known here. */
function refuseOutside({ modules }: InspectResult): readonly Problem[] {
  return modules.flatMap(({ imports, references }) =>
    [
      ...imports.map(({ path, location }) => ({ path, location, text: path.join('.') })),
      ...references,
    ].flatMap(({ path, location, text }): readonly Problem[] => {
      if (path[0] !== 'data' || (path[1] === 'lib' && path.length > 2)) return [];
      return [
        path[1] === 'inventory'
          ? problemAt(
              location,
              `${text} reads the other objects of the cluster, which are not known here`,
              'Leave the template out here: only Gatekeeper itself can judge by it.',
            )
          : problemAt(
              location,
              `${text} is nothing that a template may read: Gatekeeper refuses it`,
              'A template reads input, and data.lib of its own libraries.',
            ),
      ];
    }),
  );
}

/**
 * Templates are compiled together, for one call then asks all of them, unless they have a package in common: each has its own in Gatekeeper.
 * Libraries that are the same to the letter are shared.
 */
function groupTemplates(parsed: readonly ParsedTemplate[]): readonly (readonly ParsedTemplate[])[] {
  const groups: ParsedTemplate[][] = [];
  for (const each of parsed) {
    const group = groups.find((others) => others.every((other) => canJoin(each, other)));
    if (group) group.push(each);
    else groups.push([each]);
  }
  return groups;
}

function canJoin(one: ParsedTemplate, other: ParsedTemplate): boolean {
  return one.views.every((view) =>
    other.views.every(
      (known) =>
        !overlaps(view.package, known.package) ||
        (view.package[0] === 'lib' && textOf(one, view) === textOf(other, known)),
    ),
  );
}

function overlaps(one: readonly string[], other: readonly string[]): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((part, index) => part === other[index]);
}

function textOf({ modules }: ParsedTemplate, { path }: ModuleView): string {
  return (modules[path] ?? '').trim();
}

/** Where one of a group does not compile, the others do without it. */
async function compileGroup(
  opa: Opa,
  group: readonly ParsedTemplate[],
  attempt: (work: () => Promise<void>) => Promise<void>,
): Promise<readonly GatekeeperUnit[]> {
  try {
    return [await compileTogether(opa, group)];
  } catch (error) {
    if (group.length === 1) throw error;
    const units: GatekeeperUnit[] = [];
    for (const each of group) {
      await attempt(async () => {
        units.push(await compileTogether(opa, [each]));
      });
    }
    return units;
  }
}

async function compileTogether(
  opa: Opa,
  group: readonly ParsedTemplate[],
): Promise<GatekeeperUnit> {
  const modules: Record<string, string> = {};
  const met = new Set<string>();
  for (const each of group) {
    for (const view of each.views) {
      const key = JSON.stringify([view.package, textOf(each, view)]);
      if (view.package[0] === 'lib' && met.has(key)) continue;
      met.add(key);
      modules[view.path] = each.modules[view.path] ?? '';
    }
  }
  const views = group.flatMap((each) => each.views);
  const constraints = group.flatMap(({ constraints: own, packagePath }) =>
    own.map((constraint) => ({ ...constraint, packagePath })),
  );
  const aggregate = writeGatekeeperAggregate(constraints);
  const { wasm } = await opa.compile({
    modules: { ...modules, 'archfit_aggregate.rego': aggregate },
    entrypoints: [gatekeeperEntrypoint],
    regoVersions: Object.fromEntries(views.map(({ path, regoVersion }) => [path, regoVersion])),
  });
  readBuiltins(wasm, views);
  return {
    kind: 'gatekeeper',
    revision: createHash('sha256')
      .update(JSON.stringify([aggregate, Object.entries(modules).sort(), constraints]))
      .digest('hex'),
    rules: constraints
      .map(({ described }) => described)
      .sort((left, right) => (left.id < right.id ? -1 : 1)),
    constraints: constraints.map(({ rule, match, parameters }) => ({ rule, match, parameters })),
    wasm,
  };
}
