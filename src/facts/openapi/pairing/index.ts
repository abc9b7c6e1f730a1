export { loadPair, type LoadedPair } from './load-pair.js';
export { lastRelease, type NamedVersions } from './named-versions.js';
export { type DescriptionPair, pairDescriptions, type PairSide } from './pair-descriptions.js';
