import { posix } from 'node:path';
import { findPreload } from '../../../facts/modules/observability/read-service.js';
import { indexValueImports } from '../../../facts/modules/observability/find-services.js';
import { textsOf } from '../texts-of.js';
import type { CodeBase } from '../code-base.js';
import { plantableFiles } from './plant-import.js';
import { plantedName, type Planter, wordsOf } from './planter.js';

/** How a server is started, by the package that the code does it with. */
const servers: Readonly<Record<string, string>> = {
  '@nestjs/core':
    "import { NestFactory } from '@nestjs/core';\nconst app = await NestFactory.create(class {});\nawait app.listen(0);",
  express: "import express from 'express';\nexpress().listen(0);",
  fastify: "import fastify from 'fastify';\nawait fastify().listen({ port: 0 });",
  koa: "import Koa from 'koa';\nnew Koa().listen(0);",
  '@hapi/hapi': "import { server } from '@hapi/hapi';\nawait server().start();",
  '@hono/node-server':
    "import { serve } from '@hono/node-server';\nserve({ fetch: () => new Response() });",
};

const bare = "import { createServer } from 'node:http';\ncreateServer().listen(0);";

/** Adds a service, in a package of its own, that nobody watches: it writes a log, and nothing else. */
export const plantService =
  (name: string): Planter =>
  (base, parameters) => {
    if (wordsOf(parameters, 'provided').includes('*')) {
      return { reason: 'its parameter provided says that the platform does it for all services' };
    }
    const [first] = plantableFiles(base);
    if (first === undefined) return { reason: 'no file is judged' };
    const { beside = first.path, framework } = serverOf(base) ?? {};
    const folder = posix.join(posix.dirname(beside), `${plantedName}-${name}`);
    const start = framework === undefined ? bare : servers[framework];
    const dependencies = framework === undefined ? {} : { [framework]: '*' };
    return {
      file: posix.join(folder, 'main.ts'),
      statement: `${start ?? bare}\nconsole.log('planted');`,
      spelledAs: `a new service with ${framework ?? 'http'}`,
      others: {
        [posix.join(folder, 'package.json')]: JSON.stringify({ name: plantedName, dependencies }),
      },
    };
  };

/** Adds a service that is not traced, unless all of them are by what the root says. */
export const plantUntraced: Planter = (base, parameters, source) => {
  const { graph } = base;
  const preload = findPreload(
    { name: plantedName },
    graph,
    textsOf(base),
    indexValueImports(graph),
  );
  return preload === undefined
    ? plantService('untraced')(base, parameters, source)
    : { reason: 'the manifest or an image at the root loads the tracing of every service' };
};

/** What most likely starts one of the services that are there. */
function serverOf({
  graph,
  ...base
}: CodeBase): { readonly beside: string; readonly framework: string } | undefined {
  const isPlantable = new Set(plantableFiles({ graph, ...base }).map(({ path }) => path));
  for (const { from, target, isTypeOnly } of graph.edges) {
    if (target.kind !== 'external' || isTypeOnly || !isPlantable.has(from)) continue;
    const framework = target.package;
    if (Object.hasOwn(servers, framework)) return { beside: from, framework };
  }
  return undefined;
}
