import type { Compiler, ts } from '../../typescript/compiler.js';
import { called } from '../calls/entity.js';
import { matchesPackage } from '../calls/matches-package.js';
import type { Origin, Tracer } from '../calls/tracer.js';
import { type SinkCategory, sinkLibraries, type SinkLibrary } from './sink-libraries.js';

/** A call that leaves the process. */
export interface Sink {
  readonly category: SinkCategory;
  /** As people call it: `axios.post`, `fetch`. */
  readonly name: string;
}

/** What a project adds to the table. */
export interface OwnSinks {
  /** Packages whose every call goes out. */
  readonly packages?: readonly string[];
  /** Functions of this repository that go out, by file-independent names: `LegacyGateway.send`. */
  readonly functions?: readonly string[];
}

export type MatchSink = (call: ts.CallExpression | ts.NewExpression) => Sink | undefined;

/** Holds calls against the table: by where what is called comes from, never by how it is spelled. */
export function createSinkMatcher(compiler: Compiler, tracer: Tracer, own: OwnSinks): MatchSink {
  const ownLibraries = (own.packages ?? []).map((name): SinkLibrary => ({
    name,
    category: 'http',
    packages: [name],
  }));
  const libraries = [...ownLibraries, ...sinkLibraries];
  const functions = new Set(own.functions);
  return (call) => {
    // What `new` gives is a client: it goes out when it is used.
    if (compiler.isNewExpression(call)) return undefined;
    const origin = tracer.originOf(call.expression);
    if (functions.size > 0) {
      const names = tracer.calleesOf(call).map(({ name }) => name);
      // A port that nothing implements has a name alone.
      if (origin !== undefined && 'declaration' in origin) names.push(origin.name);
      const named = names.find((name) => functions.has(name));
      if (named !== undefined) return { category: 'http', name: named };
    }
    return origin && sinkOf(origin, libraries);
  };
}

function sinkOf(origin: Origin, libraries: readonly SinkLibrary[]): Sink | undefined {
  if (origin.kind !== 'package' && origin.kind !== 'builtin' && origin.kind !== 'global') {
    return undefined;
  }
  const library = libraries.find((candidate) => isOf(candidate, origin));
  if (library === undefined) return undefined;
  const path = [origin.name, ...origin.members];
  const { inside = [], category } = library;
  if (path.some((name) => inside.includes(name)) || !goesOut(library, origin)) return undefined;
  return { category, name: sayName(library, origin) };
}

type Foreign = Extract<Origin, { readonly members: readonly string[] }>;

function isOf(library: SinkLibrary, origin: Foreign): boolean {
  if (origin.kind === 'package') return matchesPackage(library.packages ?? [], origin.package);
  if (origin.kind === 'builtin') return library.builtins?.includes(origin.module) ?? false;
  return library.globals?.includes(origin.name) ?? false;
}

function goesOut({ methods, functions, depth }: SinkLibrary, { name, members }: Foreign): boolean {
  const names = members.filter((member) => member !== called);
  if (depth !== undefined) return names.length >= depth;
  const last = members.at(-1);
  if (last === undefined || last === called) {
    const plain = names.at(-1) ?? (name === '*' ? 'default' : name);
    // A name of a namespace is imported like any other: `http.get` of `import * as http`.
    const known = [...(functions ?? []), ...(names.length === 0 ? (methods ?? []) : [])];
    return functions === undefined && methods === undefined ? true : known.includes(plain);
  }
  return methods === undefined || methods.includes(last);
}

function sayName(library: SinkLibrary, { name, members }: Foreign): string {
  const names = members.filter((member) => member !== called);
  const last = names.at(-1) ?? (name === 'default' || name === '*' ? undefined : name);
  return last === undefined || last === library.name ? library.name : `${library.name}.${last}`;
}
