import type { SourceTree } from '../../../source/tree/source-tree.js';
import { matchesPackage } from '../calls/matches-package.js';
import type { ImportEdge, ModuleGraph } from '../model/index.js';
import { type HttpService, indexValueImports, reachableFrom } from './find-services.js';
import {
  agents,
  clientInstrumentations,
  logCarriers,
  loggers,
  metricClients,
  observabilityName,
  requestMetrics,
  tracingSdks,
  wholeInstrumentations,
} from './service-libraries.js';

/** What the code of a service says of how it is watched. Lists hold names of packages, sorted. */
export interface ServiceFacts {
  readonly name: string;
  readonly entry: string;
  readonly framework: string;
  /** In no table, and by their names they may do what is asked. */
  readonly unknown: readonly string[];
  /** Measure every request without more code. */
  readonly requestMetrics: readonly string[];
  readonly metricClients: readonly string[];
  readonly loggers: readonly string[];
  readonly logCarriers: readonly string[];
  /** By which it calls others. */
  readonly clients: readonly string[];
  /** Some text of it names the header of an id that is handed on. */
  readonly forwards: boolean;
  readonly tracing: TracingFacts;
}

export interface TracingFacts {
  readonly sdks: readonly string[];
  /** `first`: before all else that the entry imports; `preload`: by `--require` or `--import`; `unloaded`: in a file that nothing read here loads. */
  readonly start: 'first' | 'preload' | 'late' | 'unloaded' | 'absent';
  /** What is loaded before it. */
  readonly before?: string;
  readonly missing: readonly { readonly client: string; readonly instrumentation: string }[];
}

/** What may stand before the tracing: it opens no connection that anybody traces. */
const harmless: readonly string[] = [
  'reflect-metadata',
  'dotenv*',
  'source-map-support*',
  'tsconfig-paths*',
  'module-alias*',
  'tslib',
  'envalid',
  'zod',
];

const forwardedHeader =
  /x-(?:request|correlation|trace)-id|traceparent|x-b3-|propagation\s*\.\s*inject/i;
const asyncContext = /\bAsyncLocalStorage\b/;
const childLogger = /\.child\(\s*\{[^}]*(?:req|request|correlation|trace)_?id/i;
const metricReader =
  /\bmetricReaders?\b|\bMeterProvider\b|PeriodicExportingMetricReader|PrometheusExporter/;

/** Gathers what tells of metrics, logs and traces from the imports of a service and the texts that hold them. */
export function readService(
  service: HttpService,
  graph: ModuleGraph,
  tree: SourceTree,
): ServiceFacts {
  const importsOf = indexValueImports(graph);
  const preload = findPreload(service, graph, tree, importsOf);
  const files = [...new Set([...service.files, ...(preload?.files ?? [])])];
  const imports = files.flatMap(importsOf);
  const packages = new Set([...imports.flatMap(packageOf), ...(preload?.packages ?? [])]);
  const named = (table: readonly string[]): string[] =>
    [...packages].filter((name) => matchesPackage(table, name)).sort();
  const texts = files.map((file) => textOf(tree, file));
  const holds = (pattern: RegExp): boolean => texts.some((text) => pattern.test(text));
  const sdks = named(tracingSdks);
  const whole = named(wholeInstrumentations);
  // Who imports http mostly answers with it.
  const callsByNode = holds(/\bhttps?\.(?:request|get)\s*\(/);
  const clients = named(clientInstrumentations.flatMap((table) => table.clients)).filter(
    (name) => callsByNode || !/^https?$/.test(name),
  );
  if (holds(/(?<![.\w$])fetch\s*\(/) && !clients.includes('fetch')) clients.push('fetch');
  const hasOwnMetrics =
    packages.has('@opentelemetry/instrumentation-http') ||
    packages.has('@opentelemetry/auto-instrumentations-node');
  const automatic = [...named(requestMetrics), ...named(agents)];
  if (hasOwnMetrics && holds(metricReader)) automatic.push('@opentelemetry/instrumentation-http');
  const carriers = named(logCarriers);
  if (holds(asyncContext)) carriers.push('AsyncLocalStorage');
  if (holds(childLogger)) carriers.push('a child logger');
  if (packages.has('dd-trace') && holds(/logInjection/)) carriers.push('dd-trace');
  if (service.framework === 'fastify' && holds(/\b(?:req|request)\.log\./))
    carriers.push('fastify');
  const writers = named(loggers);
  if (service.framework === '@nestjs/core' && holds(/\bnew Logger\(/))
    writers.push('@nestjs/common');
  if (service.framework === 'fastify' && holds(/\blogger\s*:|\.log\.(?:info|warn|error)\(/)) {
    writers.push('fastify');
  }
  if (writers.length === 0 && holds(/\bconsole\.(?:log|info|warn|error)\(/))
    writers.push('console');
  const known = [sdks, carriers, writers, automatic, named(metricClients)].flat();
  return {
    name: service.name,
    entry: service.entry,
    framework: service.framework,
    unknown: [...packages]
      .filter((name) => observabilityName.test(name) && !known.includes(name))
      .filter((name) => !name.startsWith('@opentelemetry/'))
      .sort(),
    requestMetrics: automatic,
    metricClients: named(metricClients),
    loggers: writers,
    logCarriers: carriers,
    clients,
    forwards: holds(forwardedHeader) || whole.length > 0 || sdks.length > 0,
    tracing: {
      sdks,
      ...startOf(service, graph, sdks, preload !== undefined, importsOf),
      missing:
        whole.length > 0
          ? []
          : clientInstrumentations.flatMap(({ clients: table, instrumentation }) => {
              const client = clients.find((name) => table.includes(name));
              return client === undefined || packages.has(instrumentation)
                ? []
                : [{ client, instrumentation }];
            }),
    },
  };
}

function startOf(
  { entry, name }: HttpService,
  graph: ModuleGraph,
  sdks: readonly string[],
  isPreloaded: boolean,
  importsOf: (file: string) => readonly ImportEdge[],
): Pick<TracingFacts, 'start' | 'before'> {
  if (isPreloaded) return { start: 'preload' };
  const isSdk = (edge: ImportEdge): boolean =>
    packageOf(edge).some((found) => matchesPackage(tracingSdks, found));
  if (sdks.length === 0) {
    const own = new Set(
      graph.files.flatMap((file) => (file.package === name && !file.isTest ? file.path : [])),
    );
    const isElsewhere = graph.edges.some(
      (edge) => !edge.isTypeOnly && own.has(edge.from) && isSdk(edge),
    );
    return { start: isElsewhere ? 'unloaded' : 'absent' };
  }
  for (const edge of importsOf(entry)) {
    if (edge.isDeferred) continue;
    if (isSdk(edge)) return { start: 'first' };
    const { target, specifier = '' } = edge;
    if (target.kind === 'file') {
      const inner = reachableFrom(target.file, importsOf).flatMap(importsOf);
      // A file of settings may come first; one that loads a server or a client may not.
      if (inner.some(isSdk)) return { start: 'first' };
      if (inner.flatMap(packageOf).every((found) => matchesPackage(harmless, found))) continue;
      return { start: 'late', before: specifier };
    }
    if (target.kind === 'builtin' && !/^https?2?$/.test(target.module)) continue;
    if (matchesPackage(harmless, packageOf(edge)[0] ?? '')) continue;
    return { start: 'late', before: specifier };
  }
  return { start: 'late', before: entry };
}

interface Preload {
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

/** What `--require`, `--import` or `-r` loads before the entry, in the scripts and images of the package or of the root. */
export function findPreload(
  { name }: Pick<HttpService, 'name'>,
  { packages, files }: ModuleGraph,
  tree: SourceTree,
  importsOf: (file: string) => readonly ImportEdge[],
): Preload | undefined {
  const folder = packages.find((own) => own.name === name)?.folder ?? '';
  const places = [...new Set([folder, ''])].flatMap((place) =>
    (tree.list(place)?.files ?? [])
      .filter((file) => file === 'package.json' || file.startsWith('Dockerfile'))
      .map((file) => (place === '' ? file : `${place}/${file}`)),
  );
  const specifiers = places.flatMap((place) =>
    [
      ...textOf(tree, place).matchAll(
        /(?:--require|--import|[\s"']-r)["']?[\s=,]+["']?([^\s"'\\,]+)/g,
      ),
    ].map(([, specifier = '']) => specifier),
  );
  for (const specifier of specifiers) {
    const own = packageName(specifier);
    if (matchesPackage(tracingSdks, own)) return { files: [], packages: [own] };
    const stem = stemOf(specifier);
    const file = files.find(({ path }) => path.startsWith(folder) && stemOf(path) === stem)?.path;
    if (file === undefined) continue;
    const loaded = reachableFrom(file, importsOf);
    const imported = loaded.flatMap(importsOf).flatMap(packageOf);
    if (imported.some((found) => matchesPackage(tracingSdks, found))) {
      return { files: loaded, packages: imported };
    }
  }
  return undefined;
}

/** What is built has another folder and another end. */
function stemOf(path: string): string {
  return /([^/]+?)(?:\.[cm]?[jt]s)?$/.exec(path)?.[1] ?? '';
}

function packageOf({ target, specifier = '' }: ImportEdge): readonly string[] {
  if (target.kind === 'external' || target.kind === 'workspace') return [target.package];
  if (target.kind === 'builtin') return [target.module];
  return target.kind === 'unresolved' && !specifier.startsWith('.') ? [packageName(specifier)] : [];
}

function packageName(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function textOf(tree: SourceTree, path: string): string {
  const read = tree.read(path);
  return read.kind === 'text' ? read.text : '';
}
