export {
  createResolver,
  type FileConfig,
  type Resolver,
  type ResolverOptions,
} from './create-resolver.js';
