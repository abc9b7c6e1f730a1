import { posix } from 'node:path';
import type { ImportEdge } from '../../facts/modules/model/index.js';
import type { Location } from '../../report/index.js';
import type { CodeBase, ModuleSubject } from './code-base.js';

/** All imports of one file, or package, in another, as policies read them. */
export interface ImportFacts {
  /** Names it as a subject. */
  readonly id: string;
  readonly from: string;
  /** A file, a package, a module of Node (`node:http`). */
  readonly to: string;
  /** As the other side calls them: the first of them. Empty where it is not said which. */
  readonly names: readonly string[];
  /** The compiler leaves nothing of it. */
  readonly isTypeOnly?: true;
  /** Values cross by `import()` or `require()` alone, and no statement shows it. */
  readonly form?: string;
}

const listedNames = 4;

/** Imports of one pair, in the order of their places. */
export function describeImport(
  base: Pick<CodeBase, 'tree' | 'membership'>,
  id: string,
  to: string,
  edges: readonly ImportEdge[],
): { readonly facts: ImportFacts; readonly subject: ModuleSubject } | undefined {
  const values = edges.filter(({ isTypeOnly }) => !isTypeOnly);
  const told = values.length > 0 ? values : edges;
  const [first] = told;
  if (!first) return undefined;
  const { from } = first;
  const isTypeOnly = values.length === 0;
  const forms = values.map(formOf);
  const [form] = forms.every((each) => each !== undefined) ? forms : [];
  const facts: ImportFacts = {
    id,
    from,
    to,
    names: namesOf(told).slice(0, listedNames),
    ...(isTypeOnly && { isTypeOnly }),
    ...(form !== undefined && { form }),
  };
  const identity = [from, to, isTypeOnly ? 'type' : 'value'];
  return { facts, subject: subjectOfImport(base, first, to, identity, edges) };
}

/** An import as a finding may be about it, at its place in the text. */
export function subjectOfImport(
  { tree, membership }: Pick<CodeBase, 'tree' | 'membership'>,
  first: ImportEdge,
  to: string,
  identity: readonly string[],
  others: readonly ImportEdge[] = [],
): ModuleSubject {
  const { from } = first;
  const [owner] = membership.ownersOf(from);
  const more = others.filter((edge) => edge !== first);
  return {
    subject: {
      kind: 'import',
      id: `${from} -> ${to}`,
      name: posix.basename(from),
      ...(owner !== undefined && { owner }),
    },
    file: tree.uriOf(from),
    identity,
    locate: () => locateImport(tree, first),
    related: () => more.map((edge) => locateImport(tree, edge)),
  };
}

/** Where an import is written. */
export function locateImport(tree: CodeBase['tree'], { from, region }: ImportEdge): Location {
  return { uri: tree.uriOf(from), region };
}

/** What the names of some imports are where they come from, a default as the importing file calls it; of all of them, `*`, nothing can be said. */
export function namesOf(edges: readonly ImportEdge[]): readonly string[] {
  const names = edges.flatMap((edge) =>
    edge.names.flatMap(({ name, as }) =>
      name === 'default' ? (as ?? []) : name === '*' ? [] : name,
    ),
  );
  return [...new Set(names)];
}

/** A script of CommonJS imports by `require` at its top: what others do by a statement. */
function formOf({ kind, from, isDeferred }: ImportEdge): string | undefined {
  if (kind === 'dynamic') return 'import()';
  if (kind !== 'require') return undefined;
  return !isDeferred && /\.(?:c?jsx?|cts)$/.test(from) ? undefined : 'require()';
}
