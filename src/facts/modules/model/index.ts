export {
  type ImportedName,
  type ImportKind,
  importKinds,
  type ImportReference,
} from './import-reference.js';
export type {
  DeclaredAs,
  ImportEdge,
  ImportTarget,
  ModuleFile,
  ModuleGraph,
  ModulePackage,
} from './module-graph.js';
