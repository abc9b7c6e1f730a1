import type { ts } from '../../typescript/compiler.js';

/** Where a value comes from, as far as bindings tell: nothing is type-checked. */
export type Origin =
  /** What a package exports: `axios`, name `default`; `pg`, name `Pool`. Members that were read of it follow (`['orders', 'save']`), and `()` for what a call of them gave: `['create', '()', 'get']`. */
  | {
      readonly kind: 'package';
      readonly package: string;
      readonly name: string;
      readonly members: readonly string[];
    }
  | {
      readonly kind: 'builtin';
      readonly module: string;
      readonly name: string;
      readonly members: readonly string[];
    }
  /** A name that no file declares: `fetch`. */
  | { readonly kind: 'global'; readonly name: string; readonly members: readonly string[] }
  /** A class, an interface or a type of this repository: the value is one of its instances (or the class itself, where `isStatic`). */
  | {
      readonly kind: 'class';
      readonly file: string;
      readonly name: string;
      readonly declaration:
        ts.ClassLikeDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration;
      readonly isStatic: boolean;
    }
  | {
      readonly kind: 'function';
      readonly file: string;
      readonly name: string;
      readonly declaration: ts.FunctionLikeDeclaration;
    }
  /** Any other declaration of this repository: a constant, an object of functions. */
  | {
      readonly kind: 'value';
      readonly file: string;
      readonly name: string;
      readonly declaration: ts.Node;
    };

/** A function that a call may run. */
export interface Callee {
  readonly file: string;
  /** As people call it: `OrderService.place`. */
  readonly name: string;
  readonly declaration: ts.FunctionLikeDeclaration;
  /** `may`: an implementation of the interface, abstract class or token that the call is made through. */
  readonly certainty: 'certain' | 'may';
  /** It is not called there but handed over by its name, as the argument at this position: `list.forEach(notify)`. */
  readonly argument?: number;
}

/** Follows names through a file, its imports, barrels and classes. */
export interface Tracer {
  /** Undefined where bindings do not tell: then the call is not known to be harmless. */
  readonly originOf: (expression: ts.Expression) => Origin | undefined;
  /** What a type names: of `Orders | undefined` the class. A promise and a list are those of the language. */
  readonly originOfType: (type: ts.TypeNode) => Origin | undefined;
  /** What an expression comes down to: a promise to its value, a list to one of its elements. */
  readonly originOfContent: (expression: ts.Expression) => Origin | undefined;
  readonly calleesOf: (call: ts.CallExpression | ts.NewExpression) => readonly Callee[];
  readonly fileOf: (node: ts.Node) => string;
}
