import type { ts } from 'ts-morph';

/** The types of its nodes. */
export type { ts } from 'ts-morph';

/** The TypeScript that comes with ts-morph: that of a project may be one without an interface for programs. */
export type Compiler = typeof ts;

let compiler: Promise<Compiler> | undefined;

/** Loads the compiler (about 0.2 s) when it is asked for first. */
export function loadCompiler(): Promise<Compiler> {
  compiler ??= import('ts-morph').then((loaded) => loaded.ts);
  return compiler;
}
