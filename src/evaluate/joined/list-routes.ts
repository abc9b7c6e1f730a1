import { type KnownRoute } from '../../facts/joined/route-match.js';
import { readRoutes, routeTrace } from '../../facts/joined/code-routes.js';
import {
  indexValueImports,
  reachableFrom,
} from '../../facts/modules/observability/find-services.js';
import { loadCompiler } from '../../facts/typescript/compiler.js';
import { parseSource } from '../../facts/typescript/parse.js';
import type { CodeBase } from '../modules/code-base.js';
import { textsOf } from '../modules/texts-of.js';
import type { Joinable } from './joinable.js';
import type { JoinedService } from './joined-facts.js';

/** The routes of a service, as far as they are known. */
export interface KnownRoutes {
  readonly routes: readonly KnownRoute[];
  /** The code says all of them. */
  readonly isWhole: boolean;
  /** Why it does not. */
  readonly unknown?: string;
  /** What was looked at. */
  readonly from: readonly string[];
}

/** Packages that answer health checks by themselves. */
const answering = /health|terminus|under-pressure|lightship|actuator|prom-bundle|swagger-stats/;
/** Packages whose routes are read. */
const readFrameworks =
  /^(?:@nestjs\/core|express|fastify|koa-router|@koa\/router|hono|restify|find-my-way)$/;
/** Packages whose routes are not. */
const otherFrameworks =
  /^(?:@hapi\/hapi|next|nuxt|@adonisjs\/.*|@loopback\/.*|sails|polka|elysia|h3|@trpc\/server)$/;

/** Lists what answers requests to a service: what its contracts say, below the path of a server and without it, and its code. */
export async function listRoutes(
  service: Pick<JoinedService, 'contracts' | 'code'>,
  { contracts, code }: Joinable,
): Promise<KnownRoutes> {
  const routes: KnownRoute[] = [];
  const from: string[] = [];
  const ids = new Set(service.contracts.map(({ name }) => name));
  for (const { id, compared } of contracts?.contracts ?? []) {
    if (!ids.has(id) || compared.head.kind !== 'contract') continue;
    const source = `the contract ${id}`;
    from.push(source);
    for (const { method, path, servers } of compared.head.contract.operations.values()) {
      if (method !== 'get' && method !== 'head') continue;
      for (const base of new Set(['', ...servers.map(({ basePath }) => basePath)])) {
        routes.push({ path: `${base === '/' ? '' : base}${path}`, from: source });
      }
    }
  }
  const packages = new Set(service.code.map(({ name }) => name));
  let unknown: string | undefined;
  let isRead = false;
  for (const base of code ?? []) {
    for (const name of packages) {
      const read = await readPackage(base, name);
      if (read === undefined) continue;
      isRead = true;
      unknown ??= read.unknown;
      from.push(`the code of ${name}`);
      routes.push(...read.paths.map((path) => ({ path, from: `the code of ${name}` })));
    }
  }
  unknown ??= isRead ? undefined : 'its code is not in the run';
  return {
    routes,
    from,
    isWhole: unknown === undefined,
    ...(unknown !== undefined && { unknown }),
  };
}

interface ReadPackage {
  readonly paths: readonly string[];
  readonly unknown?: string;
}

/** The routes of a package and of what it imports; undefined where it starts no server. */
async function readPackage(base: CodeBase, name: string): Promise<ReadPackage | undefined> {
  const { graph } = base;
  const importsOf = indexValueImports(graph);
  const own = graph.files.filter((file) => file.package === name && !file.isTest);
  const files = new Set(own.flatMap(({ path }) => reachableFrom(path, importsOf)));
  const externals = new Set(
    [...files].flatMap((file) =>
      importsOf(file).flatMap(({ target }) => (target.kind === 'external' ? [target.package] : [])),
    ),
  );
  const other = [...externals].find((each) => otherFrameworks.test(each));
  if (other === undefined && ![...externals].some((each) => readFrameworks.test(each))) {
    return undefined;
  }
  const helper = [...externals].find((each) => answering.test(each));
  let unknown =
    other === undefined ? helper && `${helper} may answer more` : `routes of ${other} are not read`;
  const paths: string[] = [];
  const compiler = await loadCompiler();
  for (const file of files) {
    const read = textsOf(base).read(file);
    if (read.kind !== 'text' || !routeTrace.test(read.text)) continue;
    const parsed = parseSource(compiler, file, read.text);
    if (parsed.fault) unknown ??= `${file} cannot be read`;
    const imported = importsOf(file).flatMap(({ target }) =>
      target.kind === 'external' ? [target.package] : [],
    );
    const found = readRoutes(compiler, parsed.sourceFile, imported);
    paths.push(...found.paths);
    unknown ??= found.unknown;
  }
  // Who answers nothing that is asked for has routes that are not seen here.
  if (paths.length === 0) unknown ??= `no route was found in the code of ${name}`;
  return { paths, ...(unknown !== undefined && { unknown }) };
}
