import type { ImportTarget } from '../model/index.js';
import type { Compiler, ts } from '../../typescript/compiler.js';
import type { Entity, TypeArguments } from './entity.js';
import type { Meaning, NamingNode, Scopes } from './scopes.js';
import type { SyntaxTrees } from './syntax-trees.js';

/** What the steps of tracing share. They call each other through it: an expression has a type, a type is imported, an import is an expression. */
export interface Tracing {
  readonly compiler: Compiler;
  readonly trees: SyntaxTrees;
  readonly scopes: Scopes;
  /** Where a specifier that is written in a file leads. */
  readonly targetOf: (file: string, specifier: string) => ImportTarget | undefined;
  readonly ofExpression: (expression: ts.Expression) => Entity | undefined;
  readonly ofType: (type: ts.TypeNode, types: TypeArguments) => Entity | undefined;
  readonly ofDeclaration: (
    declaration: NamingNode,
    meaning: Meaning,
    types?: TypeArguments,
  ) => Entity | undefined;
  /** What a module gives under a name; `*` is all of it. */
  readonly ofModule: (
    from: string,
    specifier: string,
    name: string,
    meaning: Meaning,
  ) => Entity | undefined;
  readonly ofExport: (file: string, name: string, meaning: Meaning) => Entity | undefined;
  readonly member: (entity: Entity, name: string) => Entity | undefined;
  /** The value that a call of it gives. */
  readonly result: (callee: Entity, call: ts.CallExpression) => Entity | undefined;
  /** What a function without an annotation returns. */
  readonly returned: (
    declaration: ts.SignatureDeclaration,
    types: TypeArguments,
  ) => Entity | undefined;
  /** What the container puts into a parameter or a property that is marked for it: `@Inject(OrderService)`. */
  readonly injected: (
    target: ts.ParameterDeclaration | ts.PropertyDeclaration,
  ) => Entity | undefined;
  /** What stands behind a method without a body. */
  readonly implementations: (
    signature: ts.SignatureDeclaration,
  ) => readonly ts.FunctionLikeDeclaration[];
}
