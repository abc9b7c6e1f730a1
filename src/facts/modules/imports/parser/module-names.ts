import type { Compiler, ts } from '../../../typescript/compiler.js';
import type { ImportedName } from '../../model/index.js';

/** The names of an import clause: its default, and its namespace or its list. */
export function namesOfClause(compiler: Compiler, clause: ts.ImportClause): ImportedName[] {
  const names: ImportedName[] = [];
  if (clause.name !== undefined) names.push({ name: 'default', as: clause.name.text });
  const bindings = clause.namedBindings;
  if (bindings === undefined) return names;
  if (compiler.isNamespaceImport(bindings))
    return [...names, { name: '*', as: bindings.name.text }];
  return [...names, ...bindings.elements.map(nameOfSpecifier)];
}

export function namesOfExport(
  compiler: Compiler,
  clause: ts.NamedExportBindings | undefined,
): ImportedName[] {
  if (clause === undefined) return [{ name: '*' }];
  if (compiler.isNamespaceExport(clause)) return [{ name: '*', as: clause.name.text }];
  return clause.elements.map(nameOfSpecifier);
}

function nameOfSpecifier(specifier: ts.ImportSpecifier | ts.ExportSpecifier): ImportedName {
  const name = (specifier.propertyName ?? specifier.name).text;
  return { name, as: specifier.name.text, ...(specifier.isTypeOnly ? { isType: true } : {}) };
}

/** What `import('x').A.B` takes: `A`. */
export function namesOfImportType(compiler: Compiler, node: ts.ImportTypeNode): ImportedName[] {
  let name = node.qualifier;
  while (name !== undefined && compiler.isQualifiedName(name)) name = name.left;
  return [{ name: name?.text ?? '*' }];
}
