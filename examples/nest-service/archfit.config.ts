import { contexts, defineConfig, events, kubernetes, modules, onion } from 'archfit';

export default defineConfig({
  sources: [
    modules({
      files: 'src',
      layers: onion({
        domain: 'src/*/domain',
        application: 'src/*/application',
        adapters: {
          http: 'src/*/http',
          infrastructure: ['src/*/infrastructure', 'src/platform'],
        },
        // What puts the layers together.
        outside: ['src/*.ts', 'src/**/*.module.ts', 'src/*/index.ts'],
      }),
      contexts: contexts(
        { app: 'src/*.ts', scheduling: 'src/scheduling', reminders: 'src/reminders' },
        {
          shared: 'src/platform',
          relationships: { app: ['scheduling', 'reminders'], reminders: ['scheduling'] },
        },
      ),
    }),
    kubernetes({ manifests: 'k8s', environment: 'prod' }),
    events({ files: 'events' }),
  ],
  budgets: 'budgets.yaml',
});
