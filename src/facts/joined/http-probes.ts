import { isRecord } from '../../source/is-record.js';
import type { DocumentPath } from '../../source/document-path.js';

/** A probe of a container that asks a path over HTTP. */
export interface HttpProbe {
  readonly kind: 'liveness' | 'readiness' | 'startup';
  readonly container: string;
  /** Without its query; `/` where none is named. */
  readonly path: string;
  readonly port: number | string;
  /** From the specification of the pods. */
  readonly at: DocumentPath;
  /** The port is one that the container names; undefined where it names none. */
  readonly isOwnPort?: boolean;
}

const kinds = ['liveness', 'readiness', 'startup'] as const;

/**
 * Reads the HTTP probes of the containers of a pod. A probe of another host, or one that is not read as one, asks nothing of the service.
 *
 * @param spec - of pods, as it was written
 */
export function readHttpProbes(spec: unknown): readonly HttpProbe[] {
  if (!isRecord(spec) || !Array.isArray(spec['containers'])) return [];
  return spec['containers'].flatMap((container: unknown, index) =>
    isRecord(container) ? readContainer(container, index) : [],
  );
}

function readContainer(
  container: Readonly<Record<string, unknown>>,
  index: number,
): readonly HttpProbe[] {
  const { name, ports } = container;
  return kinds.flatMap((kind): HttpProbe[] => {
    const probe = container[`${kind}Probe`];
    const get = isRecord(probe) ? probe['httpGet'] : undefined;
    if (!isRecord(get) || (typeof get['host'] === 'string' && get['host'] !== '')) return [];
    const { path, port } = get;
    if (typeof port !== 'number' && typeof port !== 'string') return [];
    const written = typeof path === 'string' ? path : '';
    const plain = written.replace(/[?#].*$/s, '');
    const isOwnPort = ownsPort(ports, port);
    return [
      {
        kind,
        container: typeof name === 'string' ? name : '',
        path: plain.startsWith('/') ? plain : `/${plain}`,
        port,
        at: ['containers', index, `${kind}Probe`, 'httpGet'],
        ...(isOwnPort !== undefined && { isOwnPort }),
      },
    ];
  });
}

function ownsPort(ports: unknown, port: number | string): boolean | undefined {
  if (!Array.isArray(ports) || ports.length === 0) return undefined;
  return ports.some(
    (each) =>
      isRecord(each) && (each['name'] === port || String(each['containerPort']) === String(port)),
  );
}
