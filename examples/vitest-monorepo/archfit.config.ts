import { contexts, defineConfig, documents, events, layered, modules } from 'archfit';
import { oneEntry } from './rules/one-entry';

export default defineConfig({
  sources: [
    modules({
      files: 'packages/*/src',
      layers: layered(
        { application: 'packages/*/src/application', domain: 'packages/*/src/domain' },
        { outside: 'packages/*/src/index.ts' },
      ),
      // Billing may ask rides, through what that exports; rides knows nothing of billing.
      contexts: contexts(
        { rides: 'packages/rides/src', billing: 'packages/billing/src' },
        { shared: 'packages/event-schemas/src', relationships: { billing: ['rides'] } },
      ),
    }),
    events({ files: 'packages/event-schemas/schemas' }),
    documents({ files: 'packages/*/package.json', name: 'manifest' }),
  ],
  policies: [oneEntry],
});
