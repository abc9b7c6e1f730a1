import { asObject, asText, asTextMap, type Untrusted } from '../../untrusted.js';
import { isHelmTest, podKinds } from '../../workload.js';
import type { Factor } from '../factor.js';
import type { SetObject, SetObjects } from '../set-objects.js';
import { isWorkflow, readWorkflow } from './workflow.js';

type Path = readonly (string | number)[];
type Mapping = Untrusted<Record<string, unknown>>;

/** Something that runs pods, with the containers that run as long as the pod does. */
export interface PodWorkload {
  readonly object: SetObject;
  /** `spec` of the object. */
  readonly spec: Mapping;
  readonly podSpec: Mapping;
  readonly podLabels: Readonly<Record<string, string>>;
  /** Annotations of the object, overridden by those of its pods. */
  readonly annotations: Readonly<Record<string, Annotation>>;
  readonly containers: readonly Container[];
  /** Those that run one after another before these. */
  readonly initContainers: readonly Container[];
  /** Why its pods cannot be seen, where they cannot. */
  readonly blind?: string;
  /** How many pods its kind makes is not known. */
  readonly isUnknownKind?: true;
  /** Most pods at a time, where it is a workflow. */
  readonly workflowPods?: Factor;
  /** Each of its pods has one of the containers, and nothing says which. */
  readonly isOneOfMany?: true;
}

export interface Annotation {
  readonly value: string;
  readonly place: { readonly subject: string; readonly path: Path };
}

export interface Container {
  readonly name: string;
  /** Image without registry, tag and digest, in lower case: `bitnami/pgbouncer`. */
  readonly image: string;
  readonly value: Mapping;
  /** Starts before the others and stays. */
  readonly isSidecar?: true;
  /** Id of the object that the container is written in. */
  readonly subject: string;
  readonly path: Path;
}

/** Every object of the set that runs pods, except the tests of a Helm release, which run on demand. */
export function readPodWorkloads(objects: SetObjects): readonly PodWorkload[] {
  return objects.all.flatMap((object) => {
    const kind = podKinds[`${object.group}/${object.kind}`];
    if (isHelmTest(object)) return [];
    if (kind && kind.isUncounted !== true) return [readPodWorkload(object, kind.template, objects)];
    if (isWorkflow(object) && !hasPodTemplate(object)) return readWorkflowPods(object, objects);
    if (!hasPodTemplate(object)) return [];
    return [{ ...readPodWorkload(object, ['spec', 'template'], objects), isUnknownKind: true }];
  });
}

/** A controller that nobody knows here runs pods all the same. */
export function hasPodTemplate({ value }: Pick<SetObject, 'value'>): boolean {
  const pods = asObject(asObject(asObject(value['spec'])['template'])['spec']);
  return Array.isArray(pods['containers']);
}

function readWorkflowPods(object: SetObject, objects: SetObjects): readonly PodWorkload[] {
  const workflow = readWorkflow(object, objects);
  if (!workflow) return [];
  const { containers, volumes, annotations, pods, isOneOfMany, blind } = workflow;
  return [
    {
      object,
      spec: asObject(object.value['spec']),
      podSpec: asObject({ volumes }),
      podLabels: {},
      annotations: {
        ...placeAnnotations(object.annotations, object.id, ['metadata', 'annotations']),
        ...placeAnnotations(annotations, object.id, ['spec']),
      },
      containers: containers.map((each) => ({
        ...each,
        image: nameImage(asText(each.value['image']) ?? ''),
      })),
      initContainers: [],
      workflowPods: pods,
      ...(isOneOfMany ? { isOneOfMany } : {}),
      ...(blind === undefined ? {} : { blind }),
    },
  ];
}

function readPodWorkload(
  object: SetObject,
  template: readonly string[],
  objects: SetObjects,
): PodWorkload {
  const spec = asObject(object.value['spec']);
  const borrowed = object.kind === 'Rollout' ? borrowTemplate(object, spec, objects) : undefined;
  const source = borrowed?.object ?? object;
  const way = borrowed?.object ? ['spec', 'template'] : template;
  const pod = asObject(way.reduce<unknown>((node, key) => asObject(node)[key], source.value));
  const metadata = asObject(pod['metadata']);
  const podSpec = asObject(pod['spec']);
  const { containers, initContainers } = readContainers(podSpec, source.id, [...way, 'spec']);
  const blind =
    borrowed?.blind ??
    (containers.length === 0 ? 'it has no containers that can be read' : undefined);
  return {
    object,
    spec,
    podSpec,
    podLabels: asTextMap(metadata['labels']),
    annotations: {
      ...placeAnnotations(object.annotations, object.id, ['metadata', 'annotations']),
      ...placeAnnotations(asTextMap(metadata['annotations']), source.id, [
        ...way,
        'metadata',
        'annotations',
      ]),
    },
    containers,
    initContainers,
    ...(blind === undefined ? {} : { blind }),
  };
}

/** @see https://argoproj.github.io/argo-rollouts/migrating/#reference-deployment-from-rollout */
function borrowTemplate(
  rollout: SetObject,
  spec: Mapping,
  objects: SetObjects,
): { readonly object?: SetObject; readonly blind?: string } {
  const name = asText(asObject(spec['workloadRef'])['name']);
  if (name === undefined) return {};
  const found = objects.find('apps/Deployment', name, rollout.namespace);
  if (found.kind === 'found') return { object: found.object };
  return {
    blind: `it takes its pods from Deployment ${name}, which is ${found.kind === 'missing' ? 'not in the set' : 'declared several times'}`,
  };
}

function placeAnnotations(
  annotations: Readonly<Record<string, string>>,
  subject: string,
  path: Path,
): Readonly<Record<string, Annotation>> {
  return Object.fromEntries(
    Object.entries(annotations).map(([name, value]) => [
      name,
      { value, place: { subject, path: [...path, name] } },
    ]),
  );
}

/**
 * An init container that restarts always is a sidecar, and stays as long as the pod does.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
function readContainers(
  podSpec: Mapping,
  subject: string,
  path: Path,
): Pick<PodWorkload, 'containers' | 'initContainers'> {
  const read = (field: string) => {
    const list = podSpec[field];
    if (!Array.isArray(list)) return [];
    return list.map((item: unknown, index): Container => {
      const value = asObject(item);
      return {
        name: asText(value['name']) ?? String(index),
        image: nameImage(asText(value['image']) ?? ''),
        value,
        subject,
        path: [...path, field, index],
      };
    });
  };
  const first = read('initContainers');
  const isSidecar = ({ value }: Container) => value['restartPolicy'] === 'Always';
  return {
    containers: [
      ...read('containers'),
      ...first.filter(isSidecar).map((each) => ({ ...each, isSidecar: true as const })),
    ],
    initContainers: first.filter((each) => !isSidecar(each)),
  };
}

/** A first part with a dot or a port is a registry: https://pkg.go.dev/github.com/distribution/reference */
function nameImage(image: string): string {
  const [path = ''] = image.toLowerCase().split('@');
  const parts = path.split('/');
  const last = parts.pop()?.split(':')[0] ?? '';
  const [first = ''] = parts;
  const folders = /[.:]|^localhost$/.test(first) ? parts.slice(1) : parts;
  return [...folders, last].join('/');
}
