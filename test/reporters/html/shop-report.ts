import { join } from 'node:path';
import {
  contexts,
  evaluate,
  events,
  type FitnessReport,
  kubernetes,
  modules,
  openapi,
} from '../../../src/index.js';

const shop = join(__dirname, '../../../fixtures/shop');

/** The sample system in a report that has something of each exhibit. */
export const judgeShop = (): Promise<FitnessReport> =>
  evaluate(
    [
      kubernetes({ manifests: 'rendered-black-friday/prod', environment: 'prod' }),
      openapi({ name: 'orders', base: 'api/released.yaml', head: 'api/breaking.yaml' }),
      events({ files: 'events/faulty' }),
      modules({
        files: '*/src',
        root: 'services-faulty',
        contexts: contexts(
          { orders: 'orders/src', payments: 'payments/src', catalog: 'catalog/src' },
          { shared: ['platform/src', 'gateway/src'], relationships: { orders: ['catalog'] } },
        ),
      }),
    ],
    {
      ...{ cwd: shop, budgets: 'budgets.yaml', exhibits: true },
      only: ['kubernetes/owner-label', 'modules/context-per-service', 'modules/red-metrics'],
    },
  );
