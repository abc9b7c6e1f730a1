export { loadPair, type LoadedPair } from './load-pair.js';
export type { NamedVersions } from './named-versions.js';
export { type DescriptionPair, pairDescriptions, type PairSide } from './pair-descriptions.js';
