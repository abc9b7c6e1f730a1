export {
  bindCatalog,
  catalogApiVersion,
  type CatalogFacts,
  catalogKinds,
} from './catalog-facts.js';
export { identify, type ObjectIdentity } from './identity.js';
export { type ManifestObject, openObjects, readObject } from './objects.js';
export { joinFacts, type KubernetesFacts, numberFacts } from './set/join-facts.js';
export { type ObjectFacts, readObjectFacts } from './set/object-facts.js';
