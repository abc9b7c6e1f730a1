import type { DocumentPath } from '../../../source/document-path.js';
import { readDataStream } from '../../../source/data/read-data-stream.js';
import type { Problem } from '../../../report/index.js';
import { isRecord } from '../../../source/is-record.js';
import type { OperationsDocument, Place } from '../document.js';
import { listOf, recordOf, textOf } from './untrusted.js';

/**
 * What takes in telemetry and hands it on.
 *
 * @see https://opentelemetry.io/docs/collector/configuration/
 */
export interface Collector {
  readonly place: Place;
  /** Of the object that it is configured by; its file where there is none. */
  readonly name: string;
  readonly namespace: string;
  /** It runs beside the containers of each pod that asks for it. */
  readonly isSidecar: boolean;
  readonly pipelines: readonly Pipeline[];
  /** What stands under `receivers`, `processors`, `exporters` and `connectors`. */
  readonly components: Readonly<Record<ComponentKind, readonly string[]>>;
}

export interface Pipeline {
  /** `traces/backend`. */
  readonly name: string;
  /** `traces`, `metrics` or `logs`. */
  readonly signal: string;
  readonly place: Place;
  readonly receivers: readonly string[];
  readonly processors: readonly string[];
  readonly exporters: readonly string[];
}

export type ComponentKind = 'receivers' | 'processors' | 'exporters' | 'connectors';

/**
 * Reads the configuration of a collector: a file, a text of a ConfigMap, or an object of the operator; undefined for anything else. One
 * that a template writes in part is read as far as it goes.
 */
export async function readCollector(
  document: OperationsDocument,
  problems: Problem[],
): Promise<Collector | undefined> {
  const { object, value } = document;
  if (!isRecord(value)) return undefined;
  const isOwnObject = object !== undefined && value['kind'] === object.kind;
  if (!isOwnObject) return collectorOf(document, value, []);
  if (object.kind !== 'OpenTelemetryCollector') return undefined;
  const { config } = recordOf(value['spec']);
  if (isRecord(config)) return collectorOf(document, config, ['spec', 'config']);
  if (typeof config !== 'string') return undefined;
  const read = await readDataStream(document.uri, config);
  const location = document.locate(['spec', 'config']);
  problems.push(...read.problems.map((problem) => ({ ...problem, location })));
  const text = { ...document, locate: () => location };
  const configuration = read.documents[0]?.value;
  if (!isRecord(configuration)) return undefined;
  const collector = collectorOf(text, configuration, []);
  return collector && { ...collector, isSidecar: isSidecar(value) };
}

function collectorOf(
  document: OperationsDocument,
  configuration: Readonly<Record<string, unknown>>,
  path: DocumentPath,
): Collector | undefined {
  const { receivers, exporters, connectors, service } = configuration;
  const pipelines = recordOf(service)['pipelines'];
  if (!isRecord(receivers) || !isRecord(pipelines)) return undefined;
  if (!isRecord(exporters) && !isRecord(connectors)) return undefined;
  const { object, uri, value } = document;
  const keys = (kind: ComponentKind) => Object.keys(recordOf(configuration[kind]));
  return {
    place: { document, path },
    name: object?.name ?? uri,
    namespace: object?.namespace ?? '',
    isSidecar: isRecord(value) && isSidecar(value),
    pipelines: Object.entries(pipelines).map(([name, pipeline]) => ({
      name,
      signal: name.replace(/\/.*/s, ''),
      place: { document, path: [...path, 'service', 'pipelines', name] },
      receivers: namesIn(pipeline, 'receivers'),
      processors: namesIn(pipeline, 'processors'),
      exporters: namesIn(pipeline, 'exporters'),
    })),
    components: {
      receivers: keys('receivers'),
      processors: keys('processors'),
      exporters: keys('exporters'),
      connectors: keys('connectors'),
    },
  };
}

function isSidecar(value: Readonly<Record<string, unknown>>): boolean {
  return recordOf(value['spec'])['mode'] === 'sidecar';
}

function namesIn(pipeline: unknown, kind: ComponentKind): readonly string[] {
  return listOf(recordOf(pipeline)[kind])
    .map(textOf)
    .filter((name) => name !== '');
}
