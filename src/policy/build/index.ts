export { type BuiltPack, buildPack } from './build-pack.js';
