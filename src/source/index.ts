export { NodeCache } from './document-nodes.js';
export { emptySource } from './empty-source.js';
export { findFiles } from './files.js';
export { locatePath } from './locate.js';
export { type FileBytes, readBytes, readStream } from './read-bytes.js';
export { DocumentCache, type ManifestDocument, readManifestText } from './read-documents.js';
export { createRedactor, createSnippet } from './redact.js';
export { secretValues } from './secrets.js';
