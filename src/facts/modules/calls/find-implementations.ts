import type { ts } from '../../typescript/compiler.js';
import type { ModuleFile } from '../model/index.js';
import { isFunction } from './to-origin.js';
import { type Entity, noTypes, type ShapeDeclaration } from './entity.js';
import { createProviders } from './find-providers.js';
import { indexPortNames, type PortNames } from './index-port-names.js';
import { nameOf } from './name-of.js';
import type { Tracing } from './tracing.js';

/** Who imports a default gives it a name of its own. */
const exportsDefault = /\bexport\s+(?:default\b|\{[^}]*\bas\s+default\b)/;

export interface Implementations {
  /** The methods that stand behind one of an interface or an abstract class. */
  readonly of: (signature: ts.SignatureDeclaration) => readonly ts.FunctionLikeDeclaration[];
}

/** What stands in for the real thing where that is tried out, by its file and by its class. */
const sampleFile =
  /(?:^|\/)(?:examples?|samples?|demos?|dev-server|e2e-common|testing|test-utils|mocks?|fakes?|stubs?|fixtures?)\/|[.-](?:mock|fake|stub|fixture)\.[^./]+$/;
const sampleName = /^(?:Dummy|Fake|Mock|Mocked|Stub|Test)[A-Z]/;

/**
 * Looks for classes that implement or extend a port, and for constants that are annotated with it. Files whose text does not hold its name
 * are not parsed. What tests implement does not count, and samples count where nothing else implements it. Of several, those that a
 * container is told to put in for the port are meant.
 */
export function createImplementations(
  tracing: Tracing,
  graphFiles: readonly Pick<ModuleFile, 'path' | 'isTest'>[],
): Implementations {
  const { compiler, trees } = tracing;
  const files = graphFiles.filter(({ isTest }) => !isTest).map(({ path }) => path);
  const providers = createProviders(tracing, files);
  const subtypes = new Map<ts.Node, readonly ShapeDeclaration[]>();
  const literals = new Map<ts.Node, readonly ts.Expression[]>();
  const heritage = new Map<
    string,
    readonly (ts.ClassLikeDeclaration | ts.InterfaceDeclaration)[]
  >();

  const withHeritage = (file: string) => {
    let found = heritage.get(file);
    if (found === undefined) {
      const tree = trees.of(file);
      found = tree === undefined ? [] : readHeirs(compiler, tree);
      heritage.set(file, found);
    }
    return found;
  };

  let index: PortNames | undefined;
  const naming = (port: ShapeDeclaration): readonly string[] => {
    index ??= indexPortNames(files, trees.textOf);
    const named = index(shapeName(compiler, port));
    const isDefault = exportsDefault.test(port.getSourceFile().text);
    return isDefault ? [...new Set([...named, ...index('default')])] : named;
  };

  const directSubtypes = (port: ShapeDeclaration): readonly ShapeDeclaration[] => {
    const known = subtypes.get(port);
    if (known !== undefined) return known;
    subtypes.set(port, []);
    const found = naming(port).flatMap((file) =>
      withHeritage(file).filter((heir) =>
        (heir.heritageClauses ?? [])
          .flatMap(({ types }) => types)
          .some((type) => standsFor(tracing, type, port)),
      ),
    );
    subtypes.set(port, found);
    return found;
  };

  const annotated = (port: ShapeDeclaration): readonly ts.Expression[] => {
    const known = literals.get(port);
    if (known !== undefined) return known;
    literals.set(port, []);
    const found = naming(port).flatMap((file) => {
      const tree = trees.of(file);
      return tree === undefined ? [] : readAnnotated(tracing, tree, port);
    });
    literals.set(port, found);
    return found;
  };

  return {
    of: (signature) => {
      const owner = signature.parent;
      const name = 'name' in signature ? signature.name : undefined;
      if (name === undefined || !('text' in name)) return [];
      if (
        !compiler.isClassLike(owner) &&
        !compiler.isInterfaceDeclaration(owner) &&
        !compiler.isTypeLiteralNode(owner)
      ) {
        return [];
      }
      const methods = new Map<Entity, ts.FunctionLikeDeclaration>();
      const add = (implementation: Entity): void => {
        const entity = tracing.member(implementation, name.text);
        if (entity?.kind !== 'function') return;
        const method = entity.declaration;
        if (isFunction(compiler, method) && method.body !== undefined) {
          methods.set(implementation, method);
        }
      };
      for (const given of providers.of(owner)) add(given);
      if (methods.size > 0) return distinct(methods);
      const seen = new Set<ShapeDeclaration>([owner]);
      for (const port of seen) {
        if (port !== owner) add({ kind: 'instance', declaration: port, types: noTypes });
        for (const subtype of directSubtypes(port)) seen.add(subtype);
        for (const literal of annotated(port)) {
          const value = tracing.ofExpression(literal);
          if (value !== undefined) add(value);
        }
      }
      return distinct(preferred(methods, [providers.isNamed, isNoSample]));
    },
  };

  function isNoSample(entity: Entity): boolean {
    if (!('declaration' in entity)) return true;
    const { declaration } = entity;
    return (
      !sampleFile.test(declaration.getSourceFile().fileName) &&
      !sampleName.test(nameOf(compiler, declaration))
    );
  }
}

type Methods = ReadonlyMap<Entity, ts.FunctionLikeDeclaration>;

function distinct(methods: Methods): readonly ts.FunctionLikeDeclaration[] {
  return [...new Set(methods.values())];
}

/** Those of which each wish is true, where there are some. */
function preferred(
  methods: Methods,
  wishes: readonly ((implementation: Entity) => boolean)[],
): Methods {
  return wishes.reduce((left, wish) => {
    const wished = new Map([...left].filter(([implementation]) => wish(implementation)));
    return wished.size > 0 ? wished : left;
  }, methods);
}

function shapeName(compiler: Tracing['compiler'], port: ShapeDeclaration): string {
  if (!compiler.isTypeLiteralNode(port)) return port.name?.text ?? '';
  return compiler.isTypeAliasDeclaration(port.parent) ? port.parent.name.text : '';
}

function standsFor(tracing: Tracing, type: ts.TypeNode, port: ShapeDeclaration): boolean {
  const entity = tracing.ofType(type, new Map());
  return entity?.kind === 'instance' && entity.declaration === port;
}

function readHeirs(
  compiler: Tracing['compiler'],
  tree: ts.SourceFile,
): readonly (ts.ClassLikeDeclaration | ts.InterfaceDeclaration)[] {
  const found: (ts.ClassLikeDeclaration | ts.InterfaceDeclaration)[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (compiler.isClassLike(node) || compiler.isInterfaceDeclaration(node)) &&
      node.heritageClauses !== undefined
    ) {
      found.push(node);
    }
    compiler.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Object literals of constants whose annotation names the port. */
function readAnnotated(
  tracing: Tracing,
  tree: ts.SourceFile,
  port: ShapeDeclaration,
): readonly ts.Expression[] {
  const { compiler } = tracing;
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (compiler.isVariableDeclaration(node) || compiler.isPropertyDeclaration(node)) &&
      node.type !== undefined &&
      node.initializer !== undefined &&
      compiler.isObjectLiteralExpression(node.initializer) &&
      standsFor(tracing, node.type, port)
    ) {
      found.push(node.initializer);
    }
    compiler.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
