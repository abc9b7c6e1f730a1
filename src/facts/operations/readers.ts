import type { ArtefactReader } from './reader.js';

/** Every sort of artefact that is known. A document may hold several. */
export const readers: readonly ArtefactReader[] = [];
