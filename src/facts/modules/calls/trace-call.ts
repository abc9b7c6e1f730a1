import type { ts } from '../../typescript/compiler.js';
import { promiseOf } from './collections.js';
import {
  called,
  type Entity,
  type ForeignEntity,
  isForeign,
  type LazyEntity,
  memberOfForeign,
  noTypes,
  type TypeArguments,
} from './entity.js';
import { isSame } from './is-same.js';
import { once } from './trace-type.js';
import type { Tracing } from './tracing.js';

/** What a call gives. */
export function traceResult(
  tracing: Tracing,
  callee: Entity,
  call: ts.CallExpression,
): Entity | undefined {
  if (isForeign(callee)) return resultOfForeign(tracing, callee, call);
  if (callee.kind !== 'function') return undefined;
  const { kind, declaration, types } = callee;
  if (callee.isBinder === true) return { kind, declaration, types };
  if (declaration.type !== undefined) {
    return tracing.ofType(declaration.type, argumentTypes(tracing, callee, call));
  }
  const annotated = annotatedResult(tracing, callee);
  if (annotated?.kind === 'instance') return annotated;
  // What is inferred of a generic function depends on its arguments.
  const isGeneric =
    declaration.typeParameters !== undefined ||
    (tracing.compiler.isClassLike(declaration.parent) &&
      declaration.parent.typeParameters !== undefined);
  return isGeneric ? undefined : tracing.returned(declaration, types);
}

/** What the type of a constant says that the function in it gives: `const open: () => Orders = () => …`. */
function annotatedResult(
  tracing: Tracing,
  { declaration }: Extract<Entity, { kind: 'function' }>,
): Entity | undefined {
  const { compiler } = tracing;
  const holder = declaration.parent;
  const isHeld = compiler.isVariableDeclaration(holder) || compiler.isPropertyDeclaration(holder);
  if (!isHeld || holder.type === undefined) return undefined;
  const annotated = tracing.ofType(holder.type, noTypes);
  if (annotated?.kind !== 'function') return undefined;
  const { type } = annotated.declaration;
  return type && tracing.ofType(type, annotated.types);
}

/** Packages whose containers give an instance of the class that is handed to them. */
const containers: ReadonlySet<string> = new Set([
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/platform-express',
  '@nestjs/platform-fastify',
  '@nestjs/testing',
  'inversify',
  'tsyringe',
  'typedi',
]);

const giving: ReadonlySet<string> = new Set(['create', 'get', 'resolve']);

function resultOfForeign(
  tracing: Tracing,
  callee: ForeignEntity,
  call: ts.CallExpression,
): Entity | undefined {
  const { compiler } = tracing;
  const [argument] = call.arguments;
  if (
    callee.kind === 'global' &&
    callee.name === 'require' &&
    callee.members.length === 0 &&
    argument !== undefined
  ) {
    return compiler.isStringLiteralLike(argument)
      ? tracing.ofModule(call.getSourceFile().fileName, argument.text, '*', 'value')
      : undefined;
  }
  const method = callee.members.at(-1) ?? '';
  if (callee.kind === 'package' && containers.has(callee.package) && giving.has(method)) {
    // An application that is made of a module is none of its instances.
    const isMade = method === 'create' && callee.name !== 'ModuleRef';
    const token = argument && !isMade ? tracing.ofExpression(argument) : undefined;
    if (token?.kind === 'class') return { ...token, kind: 'instance' };
    const [type] = call.typeArguments ?? [];
    if (type !== undefined) return tracing.ofType(type, noTypes);
  }
  // What was put into a generic thing may come out again, and into a map anything.
  const isGeneric = callee.arguments !== undefined || call.typeArguments !== undefined;
  return isGeneric || callee.kind === 'global' ? undefined : memberOfForeign(callee, called);
}

/** With the types that a call names or shows, so that a `T` is what was handed over. */
export function argumentTypes(
  tracing: Tracing,
  callee: Extract<Entity, { kind: 'function' }>,
  call: ts.CallExpression,
): TypeArguments {
  const { declaration } = callee;
  const parameters = declaration.typeParameters ?? [];
  if (parameters.length === 0) return callee.types;
  const bound = new Map(callee.types);
  for (const [index, parameter] of parameters.entries()) {
    const given = call.typeArguments?.[index];
    bound.set(
      parameter,
      given === undefined
        ? inferred(tracing, declaration, parameter.name.text, call)
        : once(() => tracing.ofType(given, new Map())),
    );
  }
  return bound;
}

/** From a parameter that is of the type itself (`x: T`), or a class of it (`x: Type<T>`). */
function inferred(
  tracing: Tracing,
  declaration: ts.SignatureDeclaration,
  name: string,
  call: ts.CallExpression,
): LazyEntity {
  const { compiler } = tracing;
  return once(() => {
    for (const [index, { type }] of declaration.parameters.entries()) {
      const argument = call.arguments[index];
      if (type === undefined || argument === undefined) continue;
      if (!compiler.isTypeReferenceNode(type) || !compiler.isIdentifier(type.typeName)) continue;
      if (type.typeName.text === name) return tracing.ofExpression(argument);
      const [inner] = type.typeArguments ?? [];
      if (
        inner !== undefined &&
        compiler.isTypeReferenceNode(inner) &&
        compiler.isIdentifier(inner.typeName) &&
        inner.typeName.text === name
      ) {
        const token = tracing.ofExpression(argument);
        if (token?.kind === 'class') return { ...token, kind: 'instance' };
      }
    }
    return undefined;
  });
}

/** What a function without an annotation returns, where all its returns say the same. */
export function traceReturned(
  tracing: Tracing,
  declaration: ts.SignatureDeclaration,
  types: TypeArguments,
): Entity | undefined {
  const { compiler } = tracing;
  const traceReturn = (expression: ts.Expression): Entity | undefined =>
    (expression.kind === compiler.SyntaxKind.ThisKeyword ? types.get('this')?.() : undefined) ??
    tracing.ofExpression(expression);
  const body = 'body' in declaration ? declaration.body : undefined;
  if (body === undefined || isGenerator(declaration)) return undefined;
  const results = compiler.isBlock(body)
    ? returnsIn(compiler, body).map(traceReturn)
    : [traceReturn(body)];
  const [first, ...others] = results;
  if (first === undefined || !others.every((other) => other && isSame(first, other))) {
    return undefined;
  }
  const isAsync =
    compiler.canHaveModifiers(declaration) &&
    compiler
      .getModifiers(declaration)
      ?.some(({ kind }) => kind === compiler.SyntaxKind.AsyncKeyword) === true;
  return isAsync ? promiseOf(() => first) : first;
}

function isGenerator(declaration: ts.SignatureDeclaration): boolean {
  return 'asteriskToken' in declaration && declaration.asteriskToken !== undefined;
}

function returnsIn(compiler: Tracing['compiler'], body: ts.Block): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (compiler.isFunctionLike(node) || compiler.isClassLike(node)) return;
    if (compiler.isReturnStatement(node) && node.expression !== undefined) {
      found.push(node.expression);
    }
    compiler.forEachChild(node, visit);
  };
  visit(body);
  return found;
}
