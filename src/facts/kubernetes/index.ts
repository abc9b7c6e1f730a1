export { countDeclarations, type Declared } from './declarations.js';
export { type Autoscaler, readAutoscaler } from './autoscaler.js';
export {
  bindCatalog,
  catalogApiVersion,
  type CatalogFacts,
  catalogKinds,
} from './catalog-facts.js';
export { identify, type ObjectIdentity } from './identity.js';
export { type ManifestObject, openObjects } from './objects.js';
export { joinWorkloads, type KubernetesFacts } from './workload-set.js';
export { readWorkload, type Workload } from './workload.js';
