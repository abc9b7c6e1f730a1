import type { Compiler, ts } from '../../../typescript/compiler.js';
import { parseSource } from '../../../typescript/parse.js';
import type { ImportedName, ImportReference } from '../../model/index.js';
import type { FileImports } from '../file-imports.js';
import { namesOfClause, namesOfExport, namesOfImportType } from './module-names.js';
import { callReference } from './call-reference.js';
import { handedRequire } from './handed-require.js';
import { commentReferences } from './comment-references.js';
import { type Parsed, refer } from './refer.js';
import { findRequireNames } from './require-names.js';

/** Everything that a file names, from its whole tree. What the other lanes find is this, or they do not answer. */
export function parseImports(compiler: Compiler, path: string, text: string): FileImports {
  const { sourceFile, fault } = parseSource(compiler, path, text);
  const nodes = nodesOf(compiler, sourceFile);
  const baseOfRequire = /require|\\u/i.test(text)
    ? findRequireNames(compiler, nodes)
    : () => undefined;
  const parsed: Parsed = { compiler, sourceFile, baseOfRequire };
  const references = [
    ...commentReferences(sourceFile),
    ...nodes.flatMap((node) => referenceOf(parsed, node) ?? []),
  ].sort((one, other) => one.start - other.start);
  return { references, lane: 'parser', ...(fault === undefined ? {} : { fault }) };
}

/** Without recursion: a sum of ten thousand terms is a tree of that depth. */
function nodesOf(compiler: Compiler, sourceFile: ts.SourceFile): readonly ts.Node[] {
  const nodes: ts.Node[] = [sourceFile];
  // A list grows while it is walked.
  for (const node of nodes) {
    compiler.forEachChild(node, (child) => {
      nodes.push(child);
    });
  }
  return nodes;
}

function referenceOf(parsed: Parsed, node: ts.Node): ImportReference | undefined {
  const { compiler } = parsed;
  if (compiler.isImportDeclaration(node)) return ofImport(parsed, node);
  if (compiler.isExportDeclaration(node)) return ofExport(parsed, node);
  if (compiler.isImportEqualsDeclaration(node)) return ofImportEquals(parsed, node);
  if (compiler.isImportTypeNode(node)) return ofImportType(parsed, node);
  if (compiler.isModuleDeclaration(node)) return ofAugmentation(parsed, node);
  if (compiler.isCallExpression(node)) return callReference(parsed, node);
  if (compiler.isIdentifier(node)) return handedRequire(parsed, node);
  return undefined;
}

function ofImport(parsed: Parsed, node: ts.ImportDeclaration): ImportReference | undefined {
  const { compiler } = parsed;
  const { importClause: clause, moduleSpecifier } = node;
  if (!compiler.isStringLiteral(moduleSpecifier)) return undefined;
  if (clause === undefined) return refer(parsed, 'side-effect', moduleSpecifier, {});
  const names = namesOfClause(compiler, clause);
  return refer(parsed, 'import', moduleSpecifier, {
    names,
    isTypeOnly: clause.phaseModifier === compiler.SyntaxKind.TypeKeyword || areTypes(names),
    isDeferred: clause.phaseModifier === compiler.SyntaxKind.DeferKeyword,
  });
}

function ofExport(parsed: Parsed, node: ts.ExportDeclaration): ImportReference | undefined {
  const { moduleSpecifier } = node;
  if (moduleSpecifier === undefined || !parsed.compiler.isStringLiteral(moduleSpecifier)) {
    return undefined;
  }
  const names = namesOfExport(parsed.compiler, node.exportClause);
  return refer(parsed, 're-export', moduleSpecifier, {
    names,
    isTypeOnly: node.isTypeOnly || areTypes(names),
  });
}

function areTypes(names: readonly ImportedName[]): boolean {
  return names.length > 0 && names.every(({ isType }) => isType === true);
}

function ofImportEquals(
  parsed: Parsed,
  node: ts.ImportEqualsDeclaration,
): ImportReference | undefined {
  const { moduleReference, isTypeOnly, name } = node;
  if (!parsed.compiler.isExternalModuleReference(moduleReference)) return undefined;
  const names = [{ name: '*', as: name.text }];
  return refer(parsed, 'import-equals', moduleReference.expression, { isTypeOnly, names });
}

function ofImportType(parsed: Parsed, node: ts.ImportTypeNode): ImportReference | undefined {
  const { compiler } = parsed;
  const { argument } = node;
  if (!compiler.isLiteralTypeNode(argument)) return undefined;
  const names = namesOfImportType(compiler, node);
  return refer(parsed, 'import-type', argument.literal, { isTypeOnly: true, names });
}

/** In a file that is no module, `declare module 'x'` says that there is one. */
function ofAugmentation(parsed: Parsed, node: ts.ModuleDeclaration): ImportReference | undefined {
  const { compiler, sourceFile } = parsed;
  const isModule =
    compiler.isExternalModule(sourceFile) ||
    (!sourceFile.isDeclarationFile && /\.[cm][jt]s$/.test(sourceFile.fileName));
  if (!isModule || !compiler.isStringLiteral(node.name)) return undefined;
  return refer(parsed, 'augmentation', node.name, { isTypeOnly: true });
}
