import { describe, expect, test } from '@jest/globals';
import { readRoutes } from '../../../src/facts/joined/code-routes.js';
import { readHttpProbes } from '../../../src/facts/joined/http-probes.js';
import { answers, nearestRoute } from '../../../src/facts/joined/route-match.js';
import { loadCompiler } from '../../../src/facts/typescript/compiler.js';
import { parseSource } from '../../../src/facts/typescript/parse.js';

describe('a route answers a path', () => {
  test.each([
    ['/health/ready', '/health/ready/', true],
    ['/health/ready', '/health', false],
    ['/orders/{id}', '/orders/7', true],
    ['/orders/:id', '/orders/7/lines', false],
    ['/files/*', '/files/a/b', true],
    ['/orders/:id?', '/orders', true],
    ['/', '/', true],
    ['/', '/ready', false],
  ])('%s: %s %s', (template, path, isAnswered) => {
    expect(answers(template, path)).toBe(isAnswered);
  });

  test('the nearest route is one that is like it, or none', () => {
    const routes = ['/health', '/orders/{id}'].map((path) => ({ path, from: 'x' }));
    expect(nearestRoute('/healthz', routes)?.path).toBe('/health');
    expect(nearestRoute('/a/completely/other/path', routes)).toBeUndefined();
    expect(nearestRoute('/healthz', [])).toBeUndefined();
  });
});

async function routesOf(code: string, imported: readonly string[] = []) {
  const compiler = await loadCompiler();
  return readRoutes(compiler, parseSource(compiler, 'a.ts', code).sourceFile, imported);
}

describe('routes of code', () => {
  test('those of controllers of NestJS have the path of the controller before their own', async () => {
    const code = `
      @Controller({ path: 'health' }) class A { @Get() a() {} @Get(['live', '/ready']) b() {} @Post('c') c() {} }
      @Controller() class B { @All('metrics') d() {} plain() {} }
      class C { @Get('none') e() {} }`;
    expect(await routesOf(code)).toEqual({
      paths: ['/health', '/health/live', '/health/ready', '/metrics'],
    });
  });

  test('a path that is put together leaves the rest unknown', async () => {
    expect(await routesOf('@Controller(prefix) class A { @Get() a() {} }')).toEqual({
      paths: [],
      unknown: 'a path of a controller is put together',
    });
    expect(await routesOf("app.setGlobalPrefix('api')")).toEqual({
      paths: [],
      unknown: 'all routes have a prefix',
    });
    expect(await routesOf('app.get(base + "/x", answer)', ['express'])).toEqual({
      paths: [],
      unknown: 'a path of a route is put together',
    });
  });

  test('those of routers are texts that begin with a slash', async () => {
    const code = "app.get('/health', a); app.get('view engine'); app.use(b); cache.get('key');";
    expect(await routesOf(code, ['express'])).toEqual({ paths: ['/health'] });
    expect(await routesOf(code, ['lodash'])).toEqual({ paths: [] });
    expect(await routesOf("app.use('/orders', router)", ['express'])).toEqual({
      paths: [],
      unknown: 'routers are put below a path',
    });
  });
});

test('probes that ask a path over HTTP are read, and all else is left out', () => {
  const httpGet = { path: 'ready?deep=1', port: 'http' };
  expect(
    readHttpProbes({
      containers: [
        {
          name: 'orders',
          ports: [{ name: 'http', containerPort: 8080 }],
          readinessProbe: { httpGet },
          livenessProbe: { tcpSocket: { port: 8080 } },
          startupProbe: { httpGet: { port: 9090 } },
        },
        { livenessProbe: { httpGet: { ...httpGet, host: 'elsewhere' } } },
        { livenessProbe: { httpGet: { path: '/', port: {} } } },
        'broken',
      ],
    }),
  ).toEqual([
    {
      ...{ kind: 'readiness', container: 'orders', path: '/ready', port: 'http', isOwnPort: true },
      at: ['containers', 0, 'readinessProbe', 'httpGet'],
    },
    {
      ...{ kind: 'startup', container: 'orders', path: '/', port: 9090, isOwnPort: false },
      at: ['containers', 0, 'startupProbe', 'httpGet'],
    },
  ]);
  expect(readHttpProbes('broken')).toEqual([]);
});
