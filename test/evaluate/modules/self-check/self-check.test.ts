import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { selfCheckModules } from '../../../../src/evaluate/modules/self-check/self-check.js';
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

describe('a violation is planted where the rule judges, as the code spells its imports', () => {
  test.each([
    ['domain-no-infrastructure', 'domain/order.ts', '@app/http/order.controller (as @app/…)'],
    ['transitive-layer-violation', 'domain/order.ts', '@app/planted-by-self-check (as @app/…)'],
    ['dynamic-import-evasion', 'domain/order.ts', '../http/order.controller.ts (put together)'],
    ['layer-order', 'application/place-order.ts', '@app/http/order.controller (as @app/…)'],
    [
      'controller-no-repository',
      'http/order.controller.ts',
      '@app/persistence/order.repository (as @app/…)',
    ],
    ['domain-no-framework', 'domain/order.ts', 'express (package)'],
    ['db-driver-only-in-repositories', 'application/place-order.ts', 'typeorm (package)'],
    ['no-http-in-transaction', 'application/place-order.ts', 'a transaction of knex'],
  ])('%s', async (name, file, spelledAs) => {
    const rule = `modules/${name}`;
    expect(await check({ root: 'with' }, [rule])).toEqual([
      { rule, source: 'with/src', result: 'red', file: `with/src/${file}`, spelledAs },
    ]);
  });
});

test('a rule that does not see what its aliases lead to does not pass its check', async () => {
  const rule = 'modules/domain-no-infrastructure';
  const [checked] = await check({ root: 'without' }, [rule]);
  expect(checked).toMatchObject({ spelledAs: '@app/http/order.controller (as @app/…)' });
  expect(checked?.result).not.toBe('red');
});

test('a rule that judges nothing has nothing to be broken by', async () => {
  expect(await check({ root: 'with' }, ['modules/gateway-no-decision'])).toMatchObject([
    {
      result: 'not-applicable',
      reason: 'no file is part of a gateway or a backend for a frontend',
    },
  ]);
});
