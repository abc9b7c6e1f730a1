export { type Artefacts, noArtefacts } from './artefacts.js';
export type { ObjectIdentity, OperationsDocument, Place } from './document.js';
export { Links, type ResolvedLink } from './links.js';
export { openDocuments, type WrittenDocument } from './open-documents.js';
export type { ArtefactReader } from './reader.js';
