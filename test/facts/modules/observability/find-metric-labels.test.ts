import { expect, test } from '@jest/globals';
import { findMetricLabels } from '../../../../src/facts/modules/observability/find-metric-labels.js';
import { traceCode } from '../trace-code.js';

async function unboundedIn(text: string) {
  const { compiler, tracer, trees } = await traceCode({ 'a.ts': text });
  const tree = trees.of('a.ts');
  if (!tree) throw new Error('no tree');
  return findMetricLabels(compiler, tracer, tree).map(
    ({ name, value, unbounded }) => `${name ?? '-'} ${value ?? '-'}: ${unbounded ?? 'fine'}`,
  );
}

const counter = `import { Counter } from 'prom-client'; const c = new Counter({ name: 'c', help: 'h', labelNames: [] });`;

test.each([
  [
    `import * as prom from 'prom-client'; new prom.Histogram({ labelNames: ['method', 'user_id'] });`,
    ['method -: fine', 'user_id -: an id of a user'],
  ],
  [
    `import { makeCounterProvider } from '@willsoto/nestjs-prometheus'; makeCounterProvider({ labelNames: ['email'] });`,
    ['email -: something personal'],
  ],
  [
    `${counter} function f(req) { c.inc({ path: req.originalUrl, method: req.method }); }`,
    ['path req.originalUrl: a raw URL', 'method req.method: fine'],
  ],
  [
    `${counter} function f(req) { const path = req.url; c.labels(path, 'x').inc(); }`,
    ['- path: a raw URL', "- 'x': fine"],
  ],
  [
    `${counter} function f(req) { c.labels({ route: req.route?.path ?? req.path }).inc(1); }`,
    ['route req.route?.path ?? req.path: a raw URL'],
  ],
  [
    `${counter} function f(req) { c.inc({ route: req.route.path, to: req.routeOptions.url }); }`,
    ['route req.route.path: fine', 'to req.routeOptions.url: fine'],
  ],
  [
    `${counter} function f(error) { c.inc({ reason: error.message }); }`,
    ['reason error.message: the text of an error'],
  ],
  [
    `${counter} function f(order) { c.inc({ order: \`\${order.id}\` }); }`,
    ['order `${order.id}`: an id'],
  ],
  [
    `import { metrics } from '@opentelemetry/api'; const h = metrics.getMeter('x').createHistogram('y'); function f(userId) { h.record(1, { 'user.id': userId, kind: 'a' }); }`,
    ['user.id userId: an id of a user', "kind 'a': fine"],
  ],
  [
    `import type { Counter } from 'prom-client'; class S { constructor(private c: Counter<string>) {} f(user) { this.c.inc({ user: user.email }); } }`,
    ['user user.email: something personal'],
  ],
  [
    `class Own { inc(labels: object) {} } function f(req) { new Own().inc({ path: req.url }); }`,
    [],
  ],
])('%s', async (text, labels) => {
  expect(await unboundedIn(text)).toEqual(labels);
});
