import type { ts } from '../../typescript/compiler.js';
import type { Entity } from './entity.js';
import { type Exported, type ExportTable, readExports } from './read-exports.js';
import type { Meaning } from './scopes.js';
import type { Tracing } from './tracing.js';

/** Follows names through imports and barrels to where they are declared. */
export function createModuleTracing(tracing: Tracing): Pick<Tracing, 'ofModule' | 'ofExport'> {
  const { compiler, trees, targetOf } = tracing;
  const tables = new Map<string, ExportTable | undefined>();
  const tableOf = (file: string): ExportTable | undefined => {
    if (!tables.has(file)) {
      const tree = trees.of(file);
      tables.set(file, tree === undefined ? undefined : readExports(compiler, tree));
    }
    return tables.get(file);
  };

  const entityOf = (
    file: string,
    exported: Exported,
    meaning: Meaning,
    seen: ReadonlySet<string>,
  ): Entity | undefined => {
    switch (exported.kind) {
      case 'from':
        return ofModule(file, exported.specifier, exported.name, meaning, seen);
      case 'expression':
        return ofExpressionAs(tracing, exported.expression, meaning);
      case 'declaration':
        return tracing.ofDeclaration(exported.declaration, meaning);
      case 'local': {
        const [declaration] = tracing.scopes.find(exported.at.parent, exported.name, meaning);
        return declaration && tracing.ofDeclaration(declaration, meaning);
      }
    }
  };

  const ofExport = (
    file: string,
    name: string,
    meaning: Meaning,
    seen: ReadonlySet<string> = new Set(),
  ): Entity | undefined => {
    const key = `${file}\n${name}`;
    if (seen.has(key)) return undefined;
    const path = new Set([...seen, key]);
    const table = tableOf(file);
    if (table === undefined) return undefined;
    const exported = table.names.get(name);
    if (exported !== undefined) return entityOf(file, exported, meaning, path);
    if (table.whole !== undefined) {
      const whole = ofExpressionAs(tracing, table.whole, meaning);
      return name === 'default' ? whole : whole && tracing.member(whole, name);
    }
    return name === 'default' ? undefined : throughStars(file, table, name, meaning, path);
  };

  /** The one module that a name can come from: with two that may have it, nobody knows. */
  const throughStars = (
    file: string,
    table: ExportTable,
    name: string,
    meaning: Meaning,
    seen: ReadonlySet<string>,
  ): Entity | undefined => {
    const foreign: string[] = [];
    for (const specifier of table.stars) {
      const target = targetOf(file, specifier);
      if (target?.kind !== 'file') {
        foreign.push(specifier);
        continue;
      }
      const found = ofExport(target.file, name, meaning, seen);
      if (found !== undefined) return found;
    }
    const [only, ...others] = foreign;
    if (only === undefined || others.length > 0) return undefined;
    return ofModule(file, only, name, meaning, seen);
  };

  const ofModule = (
    from: string,
    specifier: string,
    name: string,
    meaning: Meaning,
    seen?: ReadonlySet<string>,
  ): Entity | undefined => {
    const target = targetOf(from, specifier);
    switch (target?.kind) {
      case 'file': {
        if (name !== '*') return ofExport(target.file, name, meaning, seen);
        const whole = tableOf(target.file)?.whole;
        return whole === undefined
          ? { kind: 'module', file: target.file }
          : ofExpressionAs(tracing, whole, meaning);
      }
      case 'external':
      case 'workspace':
        return { kind: 'package', package: target.package, name, members: [] };
      case 'builtin':
        return { kind: 'builtin', module: target.module, name, members: [] };
      default:
        return undefined;
    }
  };
  return { ofModule, ofExport };
}

/** `export default Order`, where `Order` may be a value, a type or both. */
function ofExpressionAs(
  tracing: Tracing,
  expression: ts.Expression,
  meaning: Meaning,
): Entity | undefined {
  if (meaning !== 'type') return tracing.ofExpression(expression);
  if (tracing.compiler.isIdentifier(expression)) {
    const [declaration] = tracing.scopes.find(expression, expression.text, 'type');
    return declaration && tracing.ofDeclaration(declaration, 'type');
  }
  const value = tracing.ofExpression(expression);
  return value?.kind === 'function' || value?.kind === 'value' ? undefined : typeBehind(value);
}

/** Where a type stands, the name of a class means its instances. */
export function typeBehind(named: Entity | undefined): Entity | undefined {
  return named?.kind === 'class' ? { ...named, kind: 'instance' } : named;
}
