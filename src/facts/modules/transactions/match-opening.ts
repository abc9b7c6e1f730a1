import type { Compiler, ts } from '../../typescript/compiler.js';
import { matchesPackage } from '../calls/matches-package.js';
import type { Tracer } from '../calls/tracer.js';
import { chainingCallees } from '../search/deferring.js';
import { nameOf } from '../search/walk-body.js';
import {
  statementMethods,
  tellingCallbacks,
  type TransactionLibrary,
} from './transaction-libraries.js';
import type { TransactionVocabulary } from './transaction-settings.js';
import { unwrapAwaited } from '../../typescript/unwrap.js';

/** A call that opens a transaction, or a decorator that does. */
export interface Opening {
  /** As people call it: `Prisma`. */
  readonly library: string;
  /** What is called is known to come from the library; otherwise its name and shape say so. */
  readonly isCertain: boolean;
}

export interface CallbackOpening extends Opening {
  readonly callback: ts.Expression;
}

/** A transaction that is open until something ends it. */
export interface Region extends Opening {
  readonly begin: ts.CallExpression;
  /** What ends it is called on one of these. */
  readonly keys: readonly string[];
  readonly ends: readonly string[];
}

/** Holds calls and decorators against the table. */
export class OpeningMatcher {
  constructor(
    private readonly ts: Compiler,
    private readonly tracer: Tracer,
    private readonly vocabulary: TransactionVocabulary,
  ) {}

  /** A call that runs a callback inside of a transaction. */
  callbackOf(call: ts.CallExpression): CallbackOpening | undefined {
    const callback = call.arguments.findLast((argument) => this.#mayBeFunction(argument));
    if (callback === undefined) return undefined;
    const callee = unwrapAwaited(this.ts, call.expression);
    const name = this.#memberOf(callee);
    if (name === undefined || !this.vocabulary.callbackNames.has(name)) return undefined;
    if (name === 'execute' && !chainOf(this.ts, callee).includes('transaction')) return undefined;
    const opening = this.#openingOf(callee, name, 'callbacks');
    if (opening === undefined) return undefined;
    return opening.isCertain || this.#looksLikeTransaction(callee, name, callback)
      ? { ...opening, callback }
      : undefined;
  }

  /** A call after which a transaction is open; `assigned` is the variable that takes its result. */
  regionOf(call: ts.CallExpression, assigned: string | undefined): Region | undefined {
    const callee = unwrapAwaited(this.ts, call.expression);
    const statement = this.#statementOf(call);
    if (statement !== undefined) {
      if (!/^\s*(?:BEGIN\b|START\s+TRANSACTION\b)/i.test(statement)) return undefined;
      const keys = this.#receiverOf(callee);
      return { begin: call, library: 'SQL', isCertain: true, keys, ends: ['COMMIT', 'ROLLBACK'] };
    }
    const chain = chainOf(this.ts, callee);
    const name = chain.find((link) => this.vocabulary.beginNames.has(link));
    if (name === undefined || call.arguments.some((argument) => this.#mayBeFunction(argument))) {
      return undefined;
    }
    // In a chain (`db.startTransaction().execute()`) the last call gives it.
    if (chain[0] === name ? isContinued(this.ts, call) : assigned === undefined) return undefined;
    const isReturned = returningBegins.has(name);
    if (isReturned && assigned === undefined) return undefined;
    const opening = this.#openingOf(callee, name, 'begins');
    if (opening === undefined) return undefined;
    const keys = assigned === undefined ? [] : [assigned];
    if (!isReturned) keys.push(...this.#receiverOf(callee));
    return { ...opening, begin: call, keys, ends: this.#endsOf(name) };
  }

  /** Whether a call ends a region. */
  ends(call: ts.CallExpression, region: Region): boolean {
    const callee = unwrapAwaited(this.ts, call.expression);
    const statement = this.#statementOf(call);
    if (statement !== undefined) {
      return (
        region.ends.includes('COMMIT') &&
        /^\s*(?:COMMIT\b|END\b|ROLLBACK\b(?!\s+TO\b))/i.test(statement) &&
        this.#receiverOf(callee).some((key) => region.keys.includes(key))
      );
    }
    if (!this.ts.isPropertyAccessExpression(callee)) return false;
    return (
      region.ends.includes(callee.name.text) &&
      this.#receiverOf(callee).some((key) => region.keys.includes(key))
    );
  }

  /** Whether anything that a call is could end a region: the rest need not be asked. */
  mayEnd(call: ts.CallExpression): boolean {
    const name = nameOf(this.ts, unwrapAwaited(this.ts, call.expression));
    return (
      /commit|rollback|abort|endSession/i.test(name) ||
      this.#statementOf(call) !== undefined ||
      (this.vocabulary.own.ends ?? []).includes(name)
    );
  }

  decoratorOf(decorator: ts.Decorator): Opening | undefined {
    const { ts } = this;
    const expression = unwrapAwaited(ts, decorator.expression);
    const callee = ts.isCallExpression(expression)
      ? unwrapAwaited(ts, expression.expression)
      : expression;
    const origin = this.tracer.originOf(callee);
    const written = nameOf(ts, callee);
    if (origin?.kind === 'package') {
      const name = origin.members.at(-1) ?? origin.name;
      const library = this.#libraryOf(origin.package);
      if (library?.decorators?.includes(name)) return { library: library.name, isCertain: true };
      if (library) return undefined;
      return tellingDecorators.has(name)
        ? { library: origin.package, isCertain: false }
        : this.#ownDecorator(written);
    }
    const name = origin?.kind === 'function' || origin?.kind === 'value' ? origin.name : written;
    if (tellingDecorators.has(name)) return { library: 'a decorator', isCertain: false };
    return this.#ownDecorator(name) ?? this.#ownDecorator(written);
  }

  #ownDecorator(name: string): Opening | undefined {
    const { own } = this.vocabulary;
    return own.decorators?.includes(name) ? { library: own.name, isCertain: true } : undefined;
  }

  #openingOf(
    callee: ts.Expression,
    name: string,
    way: 'callbacks' | 'begins',
  ): Opening | undefined {
    const { own, libraries } = this.vocabulary;
    if (own[way]?.includes(name)) return { library: own.name, isCertain: true };
    const origin = this.tracer.originOf(callee);
    if (origin?.kind === 'package') {
      const library = this.#libraryOf(origin.package);
      if (library) {
        return library[way]?.includes(name)
          ? { library: library.name, isCertain: true }
          : undefined;
      }
    }
    const distinctive = libraries.find((library) => library.distinctive?.includes(name));
    if (distinctive) return { library: distinctive.name, isCertain: true };
    // What this repository declares itself is followed into, and what Node declares opens nothing.
    if (origin !== undefined && origin.kind !== 'package') return undefined;
    return { library: this.#guess(name, way), isCertain: false };
  }

  #guess(name: string, way: 'callbacks' | 'begins'): string {
    const fitting = this.vocabulary.libraries.filter((library) => library[way]?.includes(name));
    return fitting.length === 1 && fitting[0] ? fitting[0].name : 'a database';
  }

  #libraryOf(name: string): TransactionLibrary | undefined {
    return this.vocabulary.libraries.find(({ packages }) => matchesPackage(packages, name));
  }

  /** The name under which something is called, whatever a local calls it. */
  #memberOf(callee: ts.Expression): string | undefined {
    const written = nameOf(this.ts, callee);
    if (this.vocabulary.callbackNames.has(written)) return written;
    if (!this.ts.isIdentifier(callee)) return undefined;
    const origin = this.tracer.originOf(callee);
    if (origin?.kind !== 'package') return undefined;
    return origin.members.at(-1) ?? origin.name;
  }

  /** Nothing tells where it comes from: the method has a telling name, and what it is called on or hands over as well. */
  #looksLikeTransaction(callee: ts.Expression, name: string, callback: ts.Expression): boolean {
    const { ts } = this;
    if (!tellingCallbacks.includes(name) && name !== 'execute') return false;
    if (name !== 'transaction' && name !== 'execute') return true;
    const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression.getText() : '';
    if (databaseNames.test(receiver)) return true;
    const inner = unwrapAwaited(ts, callback);
    if (!ts.isArrowFunction(inner) && !ts.isFunctionExpression(inner)) return false;
    const [parameter] = inner.parameters;
    return parameter !== undefined && transactionNames.test(parameter.name.getText());
  }

  #mayBeFunction(argument: ts.Expression): boolean {
    const { ts } = this;
    const inner = unwrapAwaited(ts, argument);
    return (
      ts.isArrowFunction(inner) ||
      ts.isFunctionExpression(inner) ||
      ((ts.isIdentifier(inner) || ts.isPropertyAccessExpression(inner)) &&
        (this.tracer.originOf(inner)?.kind === 'function' || this.#isParameter(inner)))
    );
  }

  /** A parameter, of which nothing is known: it may be a function, where it is handed to what takes one. */
  #isParameter(expression: ts.Expression): boolean {
    return this.ts.isIdentifier(expression) && parameterNamed(this.ts, expression) !== undefined;
  }

  #endsOf(name: string): readonly string[] {
    const libraries = this.vocabulary.libraries.filter(({ begins }) => begins?.includes(name));
    return [...new Set(libraries.flatMap(({ ends = [] }) => ends))];
  }

  #receiverOf(callee: ts.Expression): string[] {
    const { ts } = this;
    if (!ts.isPropertyAccessExpression(callee)) return [];
    const receiver = unwrapAwaited(ts, callee.expression);
    return ts.isCallExpression(receiver)
      ? this.#receiverOf(unwrapAwaited(ts, receiver.expression))
      : [receiver.getText()];
  }

  #statementOf(call: ts.CallExpression): string | undefined {
    const { ts } = this;
    const [first] = call.arguments;
    if (first === undefined) return undefined;
    if (!statementMethods.includes(nameOf(ts, unwrapAwaited(ts, call.expression))))
      return undefined;
    return ts.isStringLiteralLike(first) ? first.text : undefined;
  }
}

/** The parameter of a function around a name that it stands for, as far as the names of parameters tell. */
export function parameterNamed(
  compiler: Compiler,
  name: ts.Identifier,
): { readonly owner: ts.FunctionLikeDeclaration; readonly index: number } | undefined {
  for (let node = name.parent; !compiler.isSourceFile(node); node = node.parent) {
    if (!compiler.isFunctionLike(node) || !('body' in node)) continue;
    const index = node.parameters.findIndex(
      (parameter) => compiler.isIdentifier(parameter.name) && parameter.name.text === name.text,
    );
    if (index >= 0) return { owner: node, index };
  }
  return undefined;
}

/** The names of a chain of calls, the last first: `execute, startTransaction` of `db.startTransaction().execute`. */
function chainOf(compiler: Compiler, callee: ts.Expression): readonly string[] {
  const name = nameOf(compiler, callee);
  if (!compiler.isPropertyAccessExpression(callee)) return [name];
  const receiver = unwrapAwaited(compiler, callee.expression);
  return compiler.isCallExpression(receiver)
    ? [name, ...chainOf(compiler, unwrapAwaited(compiler, receiver.expression))]
    : [name];
}

/** Whether more is called on what a call gives, other than what waits for it. */
function isContinued(compiler: Compiler, call: ts.CallExpression): boolean {
  const { parent } = call;
  return (
    compiler.isPropertyAccessExpression(parent) &&
    compiler.isCallExpression(parent.parent) &&
    !chainingCallees.has(parent.name.text)
  );
}

/** Those whose result is the transaction. */
const returningBegins: ReadonlySet<string> = new Set(['transaction', 'startUnmanagedTransaction']);

const tellingDecorators: ReadonlySet<string> = new Set(['Transactional', 'Transaction']);

const databaseNames =
  /(?:^|[.\W_])(?:db|conn|manager|em|pool|session|trx?|sql)\)?\d*$|(?:database|data_?source|connection|entityManager|knex|sequelize|prisma|orm|drizzle|kysely)(?:Service)?\)?\d*$/i;

const transactionNames =
  /^(?:tx|trx|t|trans|transaction|manager|em|entityManager|transactional\w*|session|conn|connection|qr|queryRunner|client|db)\d*$/i;
