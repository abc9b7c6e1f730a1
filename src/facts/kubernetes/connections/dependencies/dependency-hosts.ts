/** The parts of a host that is the name of a Service within the cluster. */
interface ServiceHost {
  readonly name: string;
  /** Undefined where the name alone is given. */
  readonly namespace: string | undefined;
}

/**
 * Reads a host as the name of a Service: `orders-db`, `orders-db.prod`, `orders-db.prod.svc`, with or without `cluster.local`, and that
 * of one pod behind a headless Service. Two labels may be a name on the network as well: nobody can tell by the host alone.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export function readServiceHost(host: string): ServiceHost | undefined {
  const labels = host.replace(/\.cluster\.local$/, '').split('.');
  if (/^[\d.]+$/.test(host) || host.includes(':')) return undefined;
  const isService = labels.at(-1) === 'svc';
  const parts = isService ? labels.slice(0, -1) : labels;
  if (parts.length > (isService ? 3 : 2)) return undefined;
  const [name = '', namespace] = parts.length === 3 ? parts.slice(1) : parts;
  return isService && namespace === undefined ? undefined : { name, namespace };
}

/** The container itself, or one beside it in the pod. */
export function isLocalHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/**
 * Whether a host that a workload connects to is the one that a budget names. A name without a namespace in the budget means the Service
 * of that name wherever it is; one in the workload means its own namespace.
 */
export function isHostOf(host: string, namespace: string, budgeted: string): boolean {
  if (host === budgeted) return true;
  const own = readServiceHost(host);
  const named = readServiceHost(budgeted);
  if (own === undefined || own.name !== named?.name) return false;
  if (named.namespace === undefined) return true;
  const ownNamespace = own.namespace ?? namespace;
  return ownNamespace === named.namespace || ownNamespace === '';
}
