export { type Decoded, decodeText } from './decode-text.js';
export { NodeCache } from './document-nodes.js';
export { emptySource } from './empty-source.js';
export { type FileAccess, findFiles, type FoundFiles, type SourceFile } from './files.js';
export { type FileBytes, readBytes } from './read-bytes.js';
export { type DocumentPath, locatePath, type Place, toPointer } from './locate.js';
export {
  DocumentCache,
  type ManifestDocument,
  readDocuments,
  type ReadDocuments,
  readManifestText,
} from './read-documents.js';
export { createRedactor, createSnippet, mask, redactText, type SnippetOptions } from './redact.js';
export { secretRanges, type SecretSearch, secretValues } from './secrets.js';
