import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { selfCheckModules } from '../../../../src/evaluate/modules/self-check/self-check.js';
import { planters } from '../../../../src/evaluate/modules/self-check/planters.js';
import { loadBuiltInPack } from '../../../../src/policy/index.js';
import { modules, type ModulesOptions } from '../../../../src/index.js';
import { writeFiles } from '../../../cli/run-archfit.js';

const layers = {
  kind: 'onion',
  domain: 'src/domain',
  application: 'src/application',
  adapters: { http: 'src/http', persistence: 'src/persistence' },
} as const;

const aliased = {
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@app/*": ["./src/*"] } } }',
};

/** A service in which all files are imported by an alias. */
const code = {
  'package.json': '{ "name": "orders", "dependencies": { "knex": "3" } }',
  'src/domain/order.ts': '#!/usr/bin/env node\nexport class Order {}\n',
  'src/application/place-order.ts':
    "import type { Knex } from 'knex';\nimport { Order } from '@app/domain/order';\nexport const place = (db: Knex) => db.transaction(async () => new Order());\n",
  'src/http/order.controller.ts': "import { place } from '@app/application/place-order';\n",
  'src/persistence/order.repository.ts': "import { Order } from '@app/domain/order';\n",
};

let cwd: string;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'archfit-self-check-'));
  for (const [name, text] of Object.entries(code)) {
    writeFiles(cwd, { [`with/${name}`]: text, [`without/${name}`]: text });
  }
  writeFiles(join(cwd, 'with'), aliased);
});

afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const check = (options: Partial<ModulesOptions>, only: readonly string[]) =>
  selfCheckModules([modules({ files: 'src', layers, ...options })], {
    cwd,
    only,
    now: () => new Date(0),
  });

test('a rule that does not see what its aliases lead to does not pass its check', async () => {
  const rule = 'modules/domain-no-infrastructure';
  const [checked] = await check({ root: 'without' }, [rule]);
  expect(checked).toMatchObject({ spelledAs: '@app/http/order.controller (as @app/…)' });
  expect(checked?.result).not.toBe('red');
  expect(checked?.reason).toBe(
    'nobody can tell where @app/http/order.controller leads: no tsconfig or manifest that was found says so',
  );
});

/** Two contexts, a gateway and read models, with everything in them that a rule asks for. */
const shop = {
  'package.json':
    '{ "name": "shop", "dependencies": { "@nestjs/common": "11", "@nestjs/core": "11", "prom-client": "15", "typeorm": "1" } }',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@app/*": ["./src/*"] } } }',
  'src/main.ts':
    "import { NestFactory } from '@nestjs/core';\nimport { place } from '@app/orders/application/place-order.command-handler';\nconst app = await NestFactory.create(place as never);\nawait app.listen(3000);\nconsole.log('up');\n",
  'src/metrics.ts':
    "import { Counter } from 'prom-client';\nexport const orders = new Counter({ name: 'orders', help: 'Orders', labelNames: ['method'] });\n",
  'src/orders/index.ts':
    "export { place } from '@app/orders/application/place-order.command-handler';\n",
  'src/orders/domain/order.ts':
    '#!/usr/bin/env node\nexport enum OrderStatus { Open, Sent }\nexport class Order {}\n',
  'src/orders/application/place-order.command-handler.ts':
    "import type { DataSource } from 'typeorm';\nimport { Order } from '@app/orders/domain/order';\nexport const place = (db: DataSource) => db.transaction(async () => new Order());\n",
  'src/orders/http/order.controller.ts':
    "import { Controller, Get } from '@nestjs/common';\nimport { place } from '@app/orders/application/place-order.command-handler';\n@Controller()\nexport class OrderController { @Get() find(): string { return String(place); } }\n",
  'src/orders/persistence/order.entity.ts':
    "import { Entity } from 'typeorm';\n@Entity()\nexport class OrderRow {}\n",
  'src/orders/persistence/order.repository.ts':
    "import { Order } from '@app/orders/domain/order';\nexport class OrderRepository { find() { return new Order(); } }\n",
  'src/orders/projections/order-list.projection.ts': 'export const list = [];\n',
  'src/billing/index.ts': "export { bill } from '@app/billing/domain/bill';\n",
  'src/billing/domain/bill.ts': 'export const bill = 1;\n',
  'src/gateway/gateway.ts': 'export const gateway = 1;\n',
};

const shopOptions: ModulesOptions = {
  files: 'src',
  root: 'shop',
  layers: {
    kind: 'onion',
    domain: 'src/*/domain',
    application: 'src/*/application',
    adapters: { http: 'src/*/http', persistence: ['src/*/persistence', 'src/*/projections'] },
    outside: ['src/*.ts', 'src/*/*.ts'],
  },
  contexts: {
    contexts: { orders: 'src/orders', billing: 'src/billing', gateway: 'src/gateway' },
    relationships: { orders: [], billing: [], gateway: ['orders'] },
  },
};

describe('every rule of the pack', () => {
  const { rules } = loadBuiltInPack().manifest;
  const about = rules
    .filter(({ requires }) => requires.includes('modules') && !requires.includes('joined'))
    .map(({ id }) => id);

  test('is one that somebody knows how to break', () => {
    expect(Object.keys(planters).toSorted()).toEqual(about.toSorted());
  });

  test('is red where everything is there that it asks for', async () => {
    writeFiles(join(cwd, 'shop'), shop);
    const checked = await selfCheckModules([modules(shopOptions)], {
      cwd,
      rules: { 'modules/service-layer': 'low' },
      now: () => new Date(0),
    });
    const told = checked.map(({ rule, result, file, spelledAs, reason }) => [
      rule,
      file,
      ...(result === 'red' ? [spelledAs] : [result, reason]),
    ]);
    const expected = [
      [
        'command-not-on-read-model',
        'orders/application/place-order.command-handler.ts',
        '@app/orders/projections/order-list.projection (as @app/…)',
      ],
      ['context-per-service', 'billing/domain/bill.ts', '@app/orders/index (as @app/…)'],
      [
        'controller-no-repository',
        'orders/http/order.controller.ts',
        '@app/orders/persistence/order.repository (as @app/…)',
      ],
      [
        'correlation-id',
        'planted-by-self-check-uncorrelated/main.ts',
        'a new service with @nestjs/core',
      ],
      ['db-driver-only-in-repositories', 'orders/http/order.controller.ts', 'typeorm (package)'],
      ['domain-no-framework', 'billing/domain/bill.ts', 'typeorm (package)'],
      [
        'domain-no-infrastructure',
        'billing/domain/bill.ts',
        '@app/orders/http/order.controller (as @app/…)',
      ],
      [
        'dto-at-boundary',
        'orders/http/order.controller.ts',
        'OrderRow of @app/orders/persistence/order.entity',
      ],
      [
        'dynamic-import-evasion',
        'billing/domain/bill.ts',
        '../../orders/http/order.controller.ts (put together)',
      ],
      ['gateway-no-decision', 'gateway/gateway.ts', '@app/billing/domain/bill (as @app/…)'],
      [
        'layer-config-not-vacuous',
        'orders/planted-by-self-check/index.ts',
        'a new file in no layer',
      ],
      [
        'layer-order',
        'orders/application/place-order.command-handler.ts',
        '@app/orders/http/order.controller (as @app/…)',
      ],
      ['no-cross-context-internals', 'billing/domain/bill.ts', '@app/gateway/gateway (as @app/…)'],
      ['no-cycles', 'billing/domain/bill.ts', '@app/billing/index (as @app/…)'],
      [
        'no-http-in-transaction',
        'orders/application/place-order.command-handler.ts',
        'a transaction of typeorm',
      ],
      [
        'no-unresolved',
        'billing/domain/bill.ts',
        './planted-by-self-check-and-not-there (relative)',
      ],
      [
        'published-language',
        'gateway/gateway.ts',
        'enum PlantedBySelfCheckStatus, as in src/billing/domain/bill.ts',
      ],
      [
        'red-metrics',
        'planted-by-self-check-unmeasured/main.ts',
        'a new service with @nestjs/core',
      ],
      ['service-layer', 'orders/http/order.controller.ts', '@app/orders/domain/order (as @app/…)'],
      [
        'trace-propagation',
        'planted-by-self-check-untraced/main.ts',
        'a new service with @nestjs/core',
      ],
      [
        'transitive-layer-violation',
        'billing/domain/bill.ts',
        '@app/planted-by-self-check (as @app/…)',
      ],
      ['unbounded-metric-label', 'metrics.ts', 'the label user_id of prom-client'],
    ].map(([name = '', file = '', spelledAs]) => [
      `modules/${name}`,
      `shop/src/${file}`,
      spelledAs,
    ]);
    expect(told).toEqual(expected);
  });
});

test('a package that the code names without a path is named so', async () => {
  const rule = 'modules/controller-no-repository';
  writeFiles(join(cwd, 'workspace'), {
    'package.json': '{ "name": "root", "workspaces": ["*"] }',
    'core/package.json': '{ "name": "@shop/core", "dependencies": { "@shop/dal": "*" } }',
    'core/order.controller.ts': 'export class OrderController {}\n',
    'core/main.ts': "import { Rows } from '@shop/dal';\n",
    'dal/package.json': '{ "name": "@shop/dal", "main": "dist/index.js" }',
    'dal/src/index.ts': "export * from './row.repository';\n",
    'dal/src/row.repository.ts': 'export class Rows {};\n',
  });
  const workspace = { root: 'workspace', files: ['core', 'dal/src'], layers: [] };
  expect(await check(workspace, [rule])).toMatchObject([
    { result: 'red', spelledAs: 'Rows of @shop/dal (package of the workspace)' },
  ]);
});

test('a rule that judges nothing has nothing to be broken by', async () => {
  expect(await check({ root: 'with' }, ['modules/gateway-no-decision'])).toMatchObject([
    {
      result: 'not-applicable',
      reason: 'no file is part of a gateway or a backend for a frontend',
    },
  ]);
});

test('a gateway is broken by an import of a layer that decides', async () => {
  const stereotypes = { bff: { files: 'src/http' } };
  expect(await check({ root: 'with', stereotypes }, ['modules/gateway-no-decision'])).toMatchObject(
    [{ result: 'red', file: 'with/src/http/order.controller.ts' }],
  );
});
