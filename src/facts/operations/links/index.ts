export { Links, type ResolvedLink } from './links.js';
