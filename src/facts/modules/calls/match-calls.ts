import type { Compiler, ts } from '../../typescript/compiler.js';
import { called } from './entity.js';
import { matchesPackage } from './matches-package.js';
import type { Origin, Tracer } from './tracer.js';

/** What calls are told by: by what is called, never by how it is spelled. In names, `*` stands for any text. */
export type CalledThing =
  /** `Date.now`, `console.*`; `Date` is `new Date()`, too. */
  | { readonly kind: 'global'; readonly name: string }
  /** What a package or a module of Node exports: `readFileSync`, `Pool.query`, `default`. */
  | { readonly kind: 'package'; readonly package: string; readonly name: string }
  /** A method of a class or interface of the repository, and of what extends or implements it; `new` is its constructor. */
  | { readonly kind: 'class'; readonly class: string; readonly method: string }
  /** A function of the repository: `sendMail`, `mails.send` of an object. */
  | { readonly kind: 'function'; readonly name: string }
  /** What some files declare. */
  | {
      readonly kind: 'files';
      readonly isIn: (file: string) => boolean;
      readonly method: string;
    };

/** A call that is one of those asked for. */
export interface MatchedCall {
  /** What is called, as people say it: `OrderRepository.delete`, `node:fs#readFileSync`. */
  readonly name: string;
  /** It is behind the port that the call is made through. */
  readonly isPossible: boolean;
}

type Call = ts.CallExpression | ts.NewExpression;

/** Tells whether a call is one of a thing. */
export function createCallMatcher(
  compiler: Compiler,
  tracer: Tracer,
  thing: CalledThing,
): (call: Call) => MatchedCall | undefined {
  switch (thing.kind) {
    case 'global': {
      const isNamed = glob(thing.name);
      return (call) => {
        const origin = tracer.originOf(call.expression);
        if (origin?.kind !== 'global') return undefined;
        const path = pathOf(origin);
        return isNamed(path) ? certain(path) : undefined;
      };
    }
    case 'package': {
      const isNamed = glob(thing.name);
      return (call) => {
        const origin = tracer.originOf(call.expression);
        if (origin?.kind !== 'package' && origin?.kind !== 'builtin') return undefined;
        const names = origin.kind === 'package' ? [origin.package] : namesOfBuiltin(origin.module);
        if (!names.some((name) => matchesPackage([thing.package], name))) return undefined;
        const path = pathOf(origin);
        // The whole of a package may be its default as well: `fs.readFileSync` of `import fs from 'node:fs'`.
        const short = path.replace(/^default\./, '');
        return isNamed(path) || isNamed(short) ? certain(`${names[0] ?? ''}#${short}`) : undefined;
      };
    }
    case 'function': {
      const isNamed = glob(thing.name);
      return (call) => calleeOf(tracer, call, ({ name }) => isNamed(name));
    }
    case 'class': {
      const isNamed = glob(thing.method);
      return (call) => {
        const method = methodOf(compiler, call);
        if (method === undefined || !isNamed(method)) return undefined;
        const name = `${thing.class}.${method}`;
        const receiver = receiverOf(compiler, tracer, call);
        if (receiver && isKindOf(compiler, tracer, receiver, thing.class)) return certain(name);
        const meant = method === 'new' ? `new ${thing.class}` : name;
        return calleeOf(tracer, call, (callee) => callee.name === meant);
      };
    }
    case 'files': {
      const isNamed = glob(thing.method);
      return (call) => {
        const method = methodOf(compiler, call) ?? '';
        if (!isNamed(method)) return undefined;
        const receiver = receiverOf(compiler, tracer, call);
        const called = receiver ?? tracer.originOf(call.expression);
        if (called && 'file' in called && thing.isIn(called.file)) {
          return certain(receiver ? `${called.name}.${method}` : called.name);
        }
        return calleeOf(tracer, call, ({ file }) => thing.isIn(file));
      };
    }
  }
}

function certain(name: string): MatchedCall {
  return { name, isPossible: false };
}

/** What is handed over is called by others. */
function calleeOf(
  tracer: Tracer,
  call: Call,
  isMeant: (callee: { readonly name: string; readonly file: string }) => boolean,
): MatchedCall | undefined {
  const found = tracer
    .calleesOf(call)
    .find((callee) => callee.argument === undefined && isMeant(callee));
  return found && { name: found.name, isPossible: found.certainty === 'may' };
}

/** The last name of what is called; `new` of a constructor. */
function methodOf(compiler: Compiler, { expression, kind }: Call): string | undefined {
  if (kind === compiler.SyntaxKind.NewExpression) return 'new';
  if (compiler.isPropertyAccessExpression(expression)) return expression.name.text;
  if (compiler.isElementAccessExpression(expression)) {
    const { argumentExpression: name } = expression;
    return compiler.isStringLiteralLike(name) ? name.text : undefined;
  }
  return compiler.isIdentifier(expression) ? expression.text : undefined;
}

/** What a method is called on; of `new` the class. */
function receiverOf(compiler: Compiler, tracer: Tracer, call: Call): Origin | undefined {
  const { expression } = call;
  if (compiler.isNewExpression(call)) return tracer.originOf(expression);
  return compiler.isPropertyAccessExpression(expression) ||
    compiler.isElementAccessExpression(expression)
    ? tracer.originOf(expression.expression)
    : undefined;
}

/** Whether it is of a class or interface of that name, itself or by what it extends and implements. */
function isKindOf(
  compiler: Compiler,
  tracer: Tracer,
  origin: Origin,
  name: string,
  seen = new Set<ts.Node>(),
): boolean {
  if (origin.kind !== 'class' || seen.has(origin.declaration)) return false;
  if (origin.name === name) return true;
  seen.add(origin.declaration);
  const { declaration } = origin;
  if (compiler.isTypeAliasDeclaration(declaration)) return false;
  return (declaration.heritageClauses ?? [])
    .flatMap(({ types }) => types)
    .some((type) => {
      const base = tracer.originOfType(type);
      return base !== undefined && isKindOf(compiler, tracer, base, name, seen);
    });
}

function pathOf(origin: Extract<Origin, { readonly members: readonly string[] }>): string {
  return [origin.name, ...origin.members.filter((member) => member !== called)].join('.');
}

/** With and without its scheme. */
function namesOfBuiltin(module: string): readonly string[] {
  const plain = module.replace(/^node:/, '');
  return [`node:${plain}`, plain];
}

function glob(pattern: string): (text: string) => boolean {
  if (!pattern.includes('*')) return (text) => text === pattern;
  const parts = pattern.split('*').map((part) => part.replaceAll(/[^\w]/g, '\\$&'));
  const regex = new RegExp(`^${parts.join('.*')}$`, 's');
  return (text) => regex.test(text);
}
