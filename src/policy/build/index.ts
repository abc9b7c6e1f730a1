export { type BuiltPack, buildPack, readRule } from './build-pack.js';
