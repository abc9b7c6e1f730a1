/** What identifies an object within its set. */
export interface ObjectIdentity {
  /** `<group>/<kind>/<namespace>/<name>`, without the namespace where none is given; the core group is called `core`. */
  readonly id: string;
  /** API group without the version; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  /** `metadata.name`, or `generateName` with a star. */
  readonly name: string;
  /** How messages name it: `Deployment orders`. */
  readonly display: string;
}

interface Named {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly generateName?: string;
}

/**
 * Where kinds moved to when the group `extensions` was given up (Kubernetes 1.16): an object under its old group and one
 * under its new group are the same object.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
const groupsAfterExtensions: Readonly<Record<string, string>> = {
  DaemonSet: 'apps',
  Deployment: 'apps',
  ReplicaSet: 'apps',
  Ingress: 'networking.k8s.io',
  NetworkPolicy: 'networking.k8s.io',
  PodSecurityPolicy: 'policy',
};

/** Names an object so that two spellings of one object get one id. */
export function identify(object: Named): ObjectIdentity {
  const group = groupOf(object.apiVersion, object.kind);
  const name = object.name === '' ? `${object.generateName ?? ''}*` : object.name;
  const scope = object.namespace === '' ? [] : [object.namespace];
  return {
    id: [group === '' ? 'core' : group, object.kind, ...scope, name].join('/'),
    group,
    kind: object.kind,
    namespace: object.namespace,
    name,
    display: `${object.kind} ${name}`,
  };
}

function groupOf(apiVersion: string, kind: string): string {
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  return group === 'extensions' ? (groupsAfterExtensions[kind] ?? group) : group;
}
