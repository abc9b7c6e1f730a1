// What finds and renders charts and kustomizations stands in helm/, kustomize/ and rendering/, for the few runs that render.
// checkShape stands in check-shape.js and is imported from there: it loads zod, which most runs do without.
export { NodeCache } from './document-nodes.js';
export { editDocument } from './edit/edit-document.js';
export { applyPatch } from './edit/json-patch.js';
export { emptySource } from './empty-source.js';
export { findFiles } from './files.js';
export type { HelmValue } from './helm/helm-arguments.js';
export type { DocumentPath } from './document-path.js';
export { locatePath } from './locate.js';
export { nameOf } from './name-of-path.js';
export { nearest } from '../report/nearest.js';
export { type FileBytes, readBytes, readStream } from './read-bytes.js';
export {
  DocumentCache,
  type ManifestDocument,
  type ReadDocuments,
  readManifestText,
} from './read-documents.js';
export { chartOf, renderHint } from './render-hint.js';
export { createSnippet } from './redact.js';
export { createRedactor } from './redact-text.js';
export { secretValues } from './secrets.js';
export { createPathMatcher, type PathMatcher } from './path-matcher.js';
export { loadPatternReader, type PathPattern } from './path-pattern.js';
export { folderOf } from './slashed-path.js';
export { parseSettings, readSettings, type Settings } from './settings.js';
