export {
  createResolver,
  type FileConfig,
  type Resolver,
  type ResolverOptions,
} from './create-resolver.js';
export { createOutputFinder } from './find-output-folders.js';
