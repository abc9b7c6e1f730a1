import type { ModuleView, Modules, Opa, OpaError } from '../opa/index.js';
import { nearest } from '../../report/nearest.js';
import type { Policy } from '../build/policy-contract.js';
import { scanRego } from './lint/rego-scanner.js';
import { type InputKind, inputKindOf, typeOfInput } from './fact-types.js';

/** As long as `input`, so that every place stays where it is. */
const standIn = '_inpt';
const builtin = 'archfit.input';

/**
 * Checks what policies read of `input` by the types of the facts that they are given: a misspelt field would be undefined, and its rule
 * silent. Libraries are checked with each kind of input that a policy hands them.
 *
 * OPA types an input by a JSON Schema, which says little of maps. So every `input` is made a rule of another name, whose value is that of a
 * builtin, and builtins are declared with types.
 *
 * @param views - of all modules, libraries too
 */
export async function checkFacts(
  opa: Opa,
  modules: Modules,
  views: readonly ModuleView[],
  policies: readonly Policy[],
): Promise<readonly OpaError[]> {
  const groups = new Map<InputKind, ModuleView[]>();
  for (const { rule, module } of policies) {
    const kind = inputKindOf(rule);
    if (kind !== undefined) groups.set(kind, [...(groups.get(kind) ?? []), module]);
  }
  const told = new Map<string, { readonly error: OpaError; count: number }>();
  const uses = new Map<string, number>();
  for (const [kind, own] of groups) {
    const reachable = withLibraries(own, views);
    for (const { path } of reachable) uses.set(path, (uses.get(path) ?? 0) + 1);
    for (const error of await checkGroup(opa, modules, reachable, kind)) {
      const key = JSON.stringify([error.location, error.message]);
      const known = told.get(key);
      if (known) known.count += 1;
      else told.set(key, { error, count: 1 });
    }
  }
  // A library may read what some inputs have: wrong is what none of those that it is given has.
  return [...told.values()]
    .filter(({ error, count }) => count === uses.get(error.location?.file ?? ''))
    .map(({ error }) => error);
}

/** The modules, and the libraries that they use, one after the other. */
function withLibraries(
  own: readonly ModuleView[],
  views: readonly ModuleView[],
): readonly ModuleView[] {
  const found = new Set(own);
  for (const module of found) {
    const paths = [...module.imports, ...module.references].map(({ path }) => path.join('.'));
    for (const view of views) {
      const name = `data.${view.package.join('.')}`;
      const isUsed = paths.some((path) => `${path}.`.startsWith(`${name}.`));
      if (isUsed && !view.path.endsWith('_test.rego')) found.add(view);
    }
  }
  return [...found];
}

async function checkGroup(
  opa: Opa,
  modules: Modules,
  views: readonly ModuleView[],
  kind: InputKind,
): Promise<readonly OpaError[]> {
  const { capabilities } = await opa.version();
  const known: readonly unknown[] = Array.isArray(capabilities['builtins'])
    ? capabilities['builtins']
    : [];
  const declared = {
    name: builtin,
    decl: { type: 'function', args: [], result: typeOfInput(kind) },
  };
  const errors = await opa.check({
    modules: Object.fromEntries(
      views.map((view) => [view.path, replaceInput(modules[view.path] ?? '', view)]),
    ),
    capabilities: { ...capabilities, builtins: [...known, declared] },
    regoVersion: 'auto',
    lenient: true,
  });
  const byPath = new Map(views.map((view) => [view.path, view]));
  return restoreAll(errors, modules, byPath);
}

/** The text with another name in place of each `input`, and that name's rule at the end. */
function replaceInput(text: string, { imports }: ModuleView): string {
  // What is imported of the input would go on to be of no type.
  if (imports.some(({ path }) => path[0] === 'input')) return text;
  let replaced = text;
  scanRego(text).forEach(({ kind, text: word, offset }, index, tokens) => {
    const before = tokens[index - 1]?.text;
    // A field of that name is none, and what is replaced has to be the input itself.
    if (kind !== 'word' || word !== 'input' || before === '.' || before === 'with') return;
    replaced = replaced.slice(0, offset) + standIn + replaced.slice(offset + standIn.length);
  });
  return `${replaced}\n\n${standIn} := ${builtin}()\n`;
}

/** The errors as they would be if OPA had been asked about `input` itself. */
function restoreAll(
  errors: readonly OpaError[],
  modules: Modules,
  views: ReadonlyMap<string, ModuleView>,
): readonly OpaError[] {
  const told = new Map<string, number>();
  return errors.map((error) => {
    const view = views.get(error.location?.file ?? '');
    if (view === undefined) return error;
    const prefix = `data.${view.package.join('.')}.`;
    const own = `${prefix}${standIn}`;
    const shown = (text: string) =>
      text.replaceAll(own, 'input').replaceAll(prefix, '').replaceAll(standIn, 'input');
    const message = shown(error.message);
    const [, ref = ''] = /^undefined ref: (\S+)/.exec(message) ?? [];
    const number = told.get(`${view.path} ${ref}`) ?? 0;
    told.set(`${view.path} ${ref}`, number + 1);
    const location = placeOf(error, view, ref, number);
    const line = modules[view.path]?.split('\n')[(location?.row ?? 0) - 1];
    return {
      ...error,
      message,
      ...(location && { location }),
      ...(line !== undefined && { text: line }),
      ...(error.details && { details: restoreDetails(error.details, own, shown) }),
    };
  });
}

/** OPA tells of what it rewrote at another line: the references of that text are told of in their order. */
function placeOf(error: OpaError, { references }: ModuleView, ref: string, number: number) {
  const places = references.filter(({ text }) => text === ref).map(({ location }) => location);
  const same = places.find(({ row }) => row === error.location?.row);
  return same ?? places[number] ?? places[0] ?? error.location;
}

/** Most names that are listed where one of them is meant. */
const mostNames = 12;

/** Below the reference stands a mark, which moves with what became shorter before it. */
function restoreDetails(
  details: readonly string[],
  own: string,
  shown: (text: string) => string,
): readonly string[] {
  const shift = details[0]?.startsWith(own) === true ? own.length - 'input'.length : 0;
  const have = details.map((line) => /have: "(.*)"$/.exec(line)?.[1]).find(Boolean) ?? '';
  return details.map((line) => {
    const [, blanks = '', list] = /^(\s*)want \(one of\): \[(.*)\]$/.exec(line) ?? [];
    if (list === undefined) return /^\s{2,}/.test(line) ? line.slice(shift) : shown(line);
    const names = [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, name = '']) => name);
    const meant = nearest(have, names);
    const guess = meant === undefined ? '' : `did you mean "${meant}"?`;
    const all = names.length > mostNames ? '' : `there are ${names.join(', ')}`;
    return `${blanks.slice(shift)}${[guess, all].filter(Boolean).join(' ') || `there are ${names.length} others`}`;
  });
}
