import type { ts } from '../../typescript/compiler.js';
import { declarationOf, type Entity, type ShapeDeclaration } from './entity.js';
import type { Tracing } from './tracing.js';

/** What containers are told to put in. */
export interface Providers {
  /** For a class or an interface that is itself the token. */
  readonly of: (port: ShapeDeclaration) => readonly Entity[];
  /** Whether some table puts it in for a token that is no class: an interface has none. */
  readonly isNamed: (implementation: Entity) => boolean;
}

/** Files that may hold such a table; others are not parsed for one. */
const trace =
  /\buse(?:Class|Existing|Factory|Value)\b|\bas(?:Class|Function)\b|\bregister(?:Singleton|Instance|Type)\b|\bbind(?:<[^()]*>)?\([^()]*\)\s*\.to/;

/** A token, by the class or interface that it is where it is one, and what is put in for it. */
interface Provision {
  readonly port: Entity | undefined;
  readonly given: readonly Entity[];
}

/**
 * Reads the provider tables of NestJS, Angular, tsyringe (`{ provide: Orders, useClass: SqlOrders }`), inversify
 * (`bind<Orders>('orders').to(SqlOrders)`) and awilix (`asClass(SqlOrders)`), once and only when a port is asked for.
 */
export function createProviders(tracing: Tracing, files: readonly string[]): Providers {
  const { compiler, trees } = tracing;
  let known: { ports: Map<ts.Node, Entity[]>; named: Set<ts.Node> } | undefined;
  const read = () => {
    if (known !== undefined) return known;
    known = { ports: new Map(), named: new Set() };
    for (const file of files) {
      if (!trace.test(trees.textOf(file) ?? '')) continue;
      const tree = trees.of(file);
      if (tree !== undefined) visit(tree);
    }
    return known;
  };
  const visit = (node: ts.Node): void => {
    const provision = compiler.isObjectLiteralExpression(node)
      ? ofTable(tracing, node)
      : compiler.isCallExpression(node)
        ? ofCall(tracing, node)
        : undefined;
    if (provision !== undefined) add(provision);
    compiler.forEachChild(node, visit);
  };
  const add = ({ port, given }: Provision): void => {
    const { ports, named } = read();
    if (port?.kind === 'class' || port?.kind === 'instance') {
      const list = ports.get(port.declaration) ?? [];
      ports.set(port.declaration, list);
      // A class that is its own token says nothing new.
      list.push(...given.filter((each) => declarationOf(each) !== port.declaration));
    } else {
      for (const each of given) {
        const declaration = declarationOf(each);
        if (declaration !== undefined) named.add(declaration);
      }
    }
  };
  return {
    of: (port) => read().ports.get(port) ?? [],
    isNamed: (implementation) => {
      const declaration = declarationOf(implementation);
      return declaration !== undefined && read().named.has(declaration);
    },
  };
}

/** `{ provide: Orders, useClass: SqlOrders }`; tsyringe calls the token so, or names it before. */
function ofTable(tracing: Tracing, table: ts.ObjectLiteralExpression): Provision | undefined {
  const { compiler } = tracing;
  const valueOf = (name: string): ts.Expression | undefined => {
    for (const property of table.properties) {
      if (property.name === undefined || !('text' in property.name)) continue;
      if (property.name.text !== name) continue;
      if (compiler.isPropertyAssignment(property)) return property.initializer;
      if (compiler.isShorthandPropertyAssignment(property)) return property.name;
    }
    return undefined;
  };
  const given = [
    ...instancesOf(tracing, valueOf('useClass') ?? valueOf('useExisting')),
    ...valuesOf(tracing, valueOf('useValue')),
    ...madeBy(tracing, valueOf('useFactory')),
  ];
  if (given.length === 0) return undefined;
  const registering = table.parent;
  const token =
    valueOf('provide') ??
    valueOf('token') ??
    (compiler.isCallExpression(registering) ? registering.arguments[0] : undefined);
  return token && { port: tokenOf(tracing, token, registering), given };
}

/** How inversify says what a token is bound to. */
const bindings: ReadonlyMap<string, typeof instancesOf> = new Map([
  ['to', instancesOf],
  ['toService', instancesOf],
  ['toConstantValue', valuesOf],
  ['toDynamicValue', madeBy],
]);

/** `bind<Orders>(token).to(SqlOrders)`, `registerSingleton<Orders>(token, SqlOrders)`, `asClass(SqlOrders)`. */
function ofCall(tracing: Tracing, call: ts.CallExpression): Provision | undefined {
  const { compiler } = tracing;
  const { expression } = call;
  const [first, second] = call.arguments;
  if (compiler.isIdentifier(expression)) {
    if (expression.text === 'asClass') {
      return { port: undefined, given: instancesOf(tracing, first) };
    }
    return expression.text === 'asFunction'
      ? { port: undefined, given: madeBy(tracing, first) }
      : undefined;
  }
  if (!compiler.isPropertyAccessExpression(expression)) return undefined;
  const method = expression.name.text;
  if (method === 'registerSingleton' || method === 'registerType') {
    return first && { port: tokenOf(tracing, first, call), given: instancesOf(tracing, second) };
  }
  if (method === 'registerInstance') {
    return first && { port: tokenOf(tracing, first, call), given: valuesOf(tracing, second) };
  }
  const binding = expression.expression;
  const isBound =
    compiler.isCallExpression(binding) &&
    compiler.isPropertyAccessExpression(binding.expression) &&
    /^(?:re)?bind$/.test(binding.expression.name.text);
  const [token] = isBound ? binding.arguments : [];
  if (token === undefined) return undefined;
  const given = bindings.get(method)?.(tracing, first);
  return given && { port: tokenOf(tracing, token, binding), given };
}

/** The type that a registration names says more than its token. */
function tokenOf(tracing: Tracing, token: ts.Expression, at: ts.Node): Entity | undefined {
  const [type] = tracing.compiler.isCallExpression(at) ? (at.typeArguments ?? []) : [];
  return type === undefined ? tracing.ofExpression(token) : tracing.ofType(type, new Map());
}

function instancesOf(tracing: Tracing, expression: ts.Expression | undefined): readonly Entity[] {
  const entity = expression && tracing.ofExpression(expression);
  return entity?.kind === 'class' ? [{ ...entity, kind: 'instance' }] : [];
}

function valuesOf(tracing: Tracing, expression: ts.Expression | undefined): readonly Entity[] {
  const entity = expression && tracing.ofExpression(expression);
  return entity?.kind === 'instance' || entity?.kind === 'value' ? [entity] : [];
}

/** What a factory returns, on each of its ways. */
function madeBy(tracing: Tracing, factory: ts.Expression | undefined): readonly Entity[] {
  const { compiler } = tracing;
  const entity = factory && tracing.ofExpression(factory);
  if (entity?.kind !== 'function' || !('body' in entity.declaration)) return [];
  const found: Entity[] = [];
  const addValue = (value: ts.Expression): void => {
    if (compiler.isParenthesizedExpression(value)) addValue(value.expression);
    else if (compiler.isConditionalExpression(value)) {
      addValue(value.whenTrue);
      addValue(value.whenFalse);
    } else found.push(...valuesOf(tracing, value));
  };
  const visit = (node: ts.Node): void => {
    if (compiler.isFunctionLike(node) || compiler.isClassLike(node)) return;
    if (compiler.isReturnStatement(node) && node.expression !== undefined) {
      addValue(node.expression);
    } else compiler.forEachChild(node, visit);
  };
  const { body } = entity.declaration;
  if (body === undefined) return [];
  if (compiler.isBlock(body)) visit(body);
  else addValue(body);
  return found;
}
