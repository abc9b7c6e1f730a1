// What reads and checks a catalog stands in read-catalog.js and catalog-schema.js, and is imported from there: it loads zod, which most
// runs do without.
export { secondsOf } from './seconds-of.js';
export type {
  Catalog,
  CatalogService,
  EnvironmentCatalog,
  ServiceOverride,
  Team,
  WorkloadEntry,
} from './catalog.js';
