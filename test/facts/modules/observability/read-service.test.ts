import { expect, test } from '@jest/globals';
import { findServices } from '../../../../src/facts/modules/observability/find-services.js';
import { readService } from '../../../../src/facts/modules/observability/read-service.js';
import { memoryTree } from '../../../../src/source/tree/index.js';
import { traceCode } from '../trace-code.js';

const express = `import express from 'express';\nexpress().listen(1);`;
const tracing = `import { NodeSDK } from '@opentelemetry/sdk-node'; new NodeSDK({}).start();`;

/** The one service of some files; only code is traced. */
async function serviceIn(files: Readonly<Record<string, string>>) {
  const sources = Object.entries(files).filter(([path]) => path.endsWith('.ts'));
  const code = await traceCode(Object.fromEntries(sources));
  const graph = { ...code.graph, packages: [], notRead: [], problems: [], unresolved: [] };
  const [service, ...others] = findServices(graph.files, graph, code);
  if (!service || others.length > 0) throw new Error('not one service');
  return readService(service, graph, memoryTree(files));
}

test.each([
  ['express', express],
  [
    '@nestjs/core',
    `import { NestFactory } from '@nestjs/core'; async function main() { const app = await NestFactory.create({}); await app.listen(1); }`,
  ],
  [
    '@nestjs/core',
    `import { NestFactory } from '@nestjs/core'; class AppModule {} async function main() { const app = await NestFactory.create(AppModule, {}); await app.listen(1); }`,
  ],
  ['fastify', `import Fastify from 'fastify'; const app = Fastify(); app.listen({ port: 1 });`],
  ['koa', `import Koa from 'koa'; new Koa().listen(1);`],
  ['http', `import { createServer } from 'node:http'; createServer().listen(1);`],
])('%s starts a service', async (framework, text) => {
  expect((await serviceIn({ 'main.ts': text })).framework).toBe(framework);
});

test.each([
  ['absent', { 'main.ts': express }],
  ['first', { 'main.ts': `import './tracing';\n${express}`, 'tracing.ts': tracing }],
  [
    'first',
    {
      'main.ts': `import 'reflect-metadata';\nimport './env';\nimport './tracing';\n${express}`,
      'env.ts': `import 'dotenv/config';`,
      'tracing.ts': tracing,
    },
  ],
  ['late', { 'main.ts': `${express}\nimport './tracing';`, 'tracing.ts': tracing }],
  [
    'preload',
    {
      'main.ts': express,
      'src/tracing.ts': tracing,
      'package.json': '{"scripts": {"start": "node --import ./dist/tracing.js dist/main.js"}}',
    },
  ],
  [
    'preload',
    { 'main.ts': express, Dockerfile: 'CMD ["node", "--require", "dd-trace/init", "main.js"]' },
  ],
])('tracing is %s', async (start, files) => {
  expect((await serviceIn(files)).tracing.start).toBe(start);
});

test('a client without its instrumentation is told, unless all are there', async () => {
  const client = `import axios from 'axios'; axios.get('x');`;
  const own = { 'main.ts': `import './tracing';\n${express}\n${client}`, 'tracing.ts': tracing };
  expect((await serviceIn(own)).tracing.missing).toEqual([
    { client: 'axios', instrumentation: '@opentelemetry/instrumentation-http' },
  ]);
  const all = `${tracing} import '@opentelemetry/auto-instrumentations-node';`;
  expect((await serviceIn({ ...own, 'tracing.ts': all })).tracing.missing).toEqual([]);
});

test('packages that no table knows and that sound like it are named', async () => {
  const text = `import '@acme/telemetry';\nimport '@acme/orders';\n${express}`;
  expect((await serviceIn({ 'main.ts': text })).unknown).toEqual(['@acme/telemetry']);
});

test.each([
  [`import http from 'node:http'; http.createServer().listen(1);`, []],
  [`import http from 'node:http'; http.createServer().listen(1); http.get('x');`, ['http']],
])('%s calls others only where it asks', async (text, clients) => {
  expect((await serviceIn({ 'main.ts': text })).clients).toEqual(clients);
});
