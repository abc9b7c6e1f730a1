export type { FileImports, ImportLane } from './file-imports.js';
export { readImports, type SourceText } from './read-imports.js';
