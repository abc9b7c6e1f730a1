import type { ArtefactReader } from '../reader.js';
import type { Artefacts } from '../artefacts.js';
import type { OperationsDocument } from '../document.js';
import { type Collector, readCollector } from './collector.js';
import { type ConfigMap, readConfigMap } from './config-map.js';
import { type Instrumentation, readInstrumentation } from './instrumentation.js';
import { isTracingVariable, mentionsTracing } from './mentions-tracing.js';
import type { PodTemplate } from './pod-template.js';
import { readPodTemplate } from './read-pod-template.js';
import { recordOf, textsOf, follow } from './untrusted.js';

/** What tells whether requests are traced through the services of a system. */
export interface TracingArtefacts {
  readonly podTemplates: PodTemplate[];
  readonly configMaps: ConfigMap[];
  readonly instrumentations: Instrumentation[];
  readonly collectors: Collector[];
  /** Annotations of namespaces, which hold for all pods in them. */
  readonly namespaces: {
    readonly name: string;
    readonly annotations: Readonly<Record<string, string>>;
  }[];
}

export function noTracing(): TracingArtefacts {
  return { podTemplates: [], configMaps: [], instrumentations: [], collectors: [], namespaces: [] };
}

/** Reads what turns tracing on and off in a deployment. */
export const tracingReader: ArtefactReader = {
  kind: 'tracing',
  read: async (document, { tracing }, problems) => {
    const pods = readPodTemplate(document);
    if (pods) {
      tracing.podTemplates.push(pods);
      return mentionsTracing(pods) ? 1 : undefined;
    }
    const configMap = readConfigMap(document);
    if (configMap) {
      tracing.configMaps.push(configMap);
      return Object.keys(configMap.data).some(isTracingVariable) ? 1 : undefined;
    }
    const instrumentation = readInstrumentation(document);
    if (instrumentation) {
      tracing.instrumentations.push(instrumentation);
      return 1;
    }
    readNamespace(document, tracing);
    const collector = await readCollector(document, problems);
    if (collector === undefined) return undefined;
    tracing.collectors.push(collector);
    return 1;
  },
};

function readNamespace(
  { object, value }: OperationsDocument,
  { namespaces }: Artefacts['tracing'],
) {
  if (object?.kind !== 'Namespace' || recordOf(value)['kind'] !== 'Namespace') return;
  const annotations = textsOf(follow(value, ['metadata', 'annotations']));
  namespaces.push({ name: object.name, annotations });
}
