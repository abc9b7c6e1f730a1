export { fingerprint } from './fingerprint.js';
