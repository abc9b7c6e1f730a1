import { asObject, asText, asTextMap, type Untrusted } from '../../untrusted.js';
import { type Factor, knownFactor, unknownFactor, unlimitedFactor } from '../factor.js';
import type { SetObject, SetObjects } from '../set-objects.js';
import { readCountField } from '../settings/whole-number.js';

type Path = readonly (string | number)[];
type Mapping = Untrusted<Record<string, unknown>>;

/** A container of a template of Argo Workflows. */
interface TemplateContainer {
  readonly name: string;
  readonly value: Mapping;
  readonly subject: string;
  readonly path: Path;
}

/** The pods of a workflow, as far as its templates tell them. */
export interface Workflow {
  readonly containers: readonly TemplateContainer[];
  readonly volumes: readonly unknown[];
  readonly annotations: Readonly<Record<string, string>>;
  /** Most of its pods that run at a time. */
  readonly pods: Factor;
  /** Each pod has the containers of one template, and nothing says of which. */
  readonly isOneOfMany: boolean;
  readonly blind?: string;
}

const templateKinds = ['argoproj.io/WorkflowTemplate', 'argoproj.io/ClusterWorkflowTemplate'];

/** From an object to the specification of its workflow. */
const workflowKinds: Readonly<Record<string, readonly string[]>> = {
  'argoproj.io/Workflow': ['spec'],
  'argoproj.io/CronWorkflow': ['spec', 'workflowSpec'],
  ...Object.fromEntries(templateKinds.map((kind) => [kind, ['spec']])),
};

/** Whether an object says what a workflow runs. */
export function isWorkflow({ group, kind }: Pick<SetObject, 'group' | 'kind'>): boolean {
  return workflowKinds[`${group}/${kind}`] !== undefined;
}

/**
 * Reads what a workflow runs. Undefined where it runs no pods, and for a template that a workflow of the set takes over, which counts
 * there.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/fields/
 */
export function readWorkflow(object: SetObject, objects: SetObjects): Workflow | undefined {
  const way = workflowKinds[`${object.group}/${object.kind}`] ?? [];
  const spec = follow(object, way);
  const isTemplate = isTemplateKind(object);
  if (isTemplate && findWorkflows(objects).some((each) => refersTo(each, object, objects))) {
    return undefined;
  }
  const reference = isTemplate ? undefined : referenceOf(spec);
  const found = reference && findTemplate(objects, reference, object);
  if (reference && !found) {
    const blind = `it takes its pods from ${reference.kind} ${reference.name}, which is not in the set`;
    const pods = unknownFactor(`pods of ${object.display}`, blind);
    return { containers: [], volumes: [], annotations: {}, pods, isOneOfMany: false, blind };
  }
  const source = found ?? object;
  const templates = readTemplates(source, found ? ['spec'] : way);
  const running = templates.filter(({ containers }) => containers.length > 0);
  const isPlain = templates.length === running.length && running.length === 1;
  const lost = findLost(templates, objects, object);
  if (running.length === 0 && lost === undefined) return undefined;
  const own = found ? follow(found, ['spec']) : spec;
  const [only] = running;
  return {
    containers: running.flatMap(({ containers }) => containers),
    volumes: [own, ...running.map(({ value }) => value)].flatMap((each) => listOf(each['volumes'])),
    annotations: {
      ...annotationsOf(asObject(own['podMetadata'])),
      ...(isPlain ? annotationsOf(asObject(only?.value['metadata'])) : {}),
    },
    pods: countPods(object, { spec, own, way, isPlain }),
    isOneOfMany: running.length > 1,
    ...(lost === undefined ? {} : { blind: lost }),
  };
}

interface Counted {
  /** The specification that the object itself has. */
  readonly spec: Mapping;
  /** That of the template that it takes over, else the same. */
  readonly own: Mapping;
  readonly way: readonly string[];
  /** One template, and no steps that repeat it. */
  readonly isPlain: boolean;
}

function countPods(object: SetObject, { spec, own, way, isPlain }: Counted): Factor {
  const source = `pods of ${object.display}`;
  const at = { subject: object.id, path: [] };
  if (isTemplateKind(object)) {
    return unknownFactor(source, 'nothing says how many workflows run from it at a time', at);
  }
  if (object.kind === 'CronWorkflow') {
    const policy = asObject(object.value['spec'])['concurrencyPolicy'] ?? 'Allow';
    const place = { subject: object.id, path: ['spec', 'concurrencyPolicy'] };
    const name = `concurrencyPolicy of ${object.display}`;
    if (policy === 'Allow') {
      const reason = 'it allows any number of runs at a time: set Forbid or Replace';
      return unlimitedFactor(name, reason, place);
    }
    if (policy !== 'Forbid' && policy !== 'Replace') {
      return unknownFactor(name, 'it is none of Allow, Forbid, Replace', place);
    }
  }
  if (isPlain) return knownFactor(1, 'declared', `the only template of ${object.display}`, at);
  const written = spec['parallelism'] ?? own['parallelism'];
  const place = { subject: object.id, path: [...way, 'parallelism'] };
  if (written === undefined || written === null) {
    const reason = 'nothing limits how many of its steps run at a time: set parallelism';
    return unlimitedFactor(`parallelism of ${object.display}`, reason, place);
  }
  return readCountField(written, null, { name: `parallelism of ${object.display}`, place });
}

interface Template {
  readonly value: Mapping;
  readonly containers: readonly TemplateContainer[];
}

function readTemplates(object: SetObject, way: readonly string[]): readonly Template[] {
  return listOf(follow(object, way)['templates']).map((item, index) => {
    const value = asObject(item);
    const name = asText(value['name']) ?? String(index);
    const path = [...way, 'templates', index];
    const main = ['container', 'script'].filter((field) => isMapping(value[field]));
    const lists = [
      ['containerSet', 'containers'],
      ['initContainers'],
      ['sidecars'],
    ] as const satisfies readonly (readonly string[])[];
    return {
      value,
      containers: [
        ...main.map((field) => ({
          name,
          value: asObject(value[field]),
          subject: object.id,
          path: [...path, field],
        })),
        ...lists.flatMap((below) =>
          listOf(follow({ value }, below.slice(0, -1))[below.at(-1) ?? '']).map(
            (each, position) => ({
              name: `${name}/${asText(asObject(each)['name']) ?? position}`,
              value: asObject(each),
              subject: object.id,
              path: [...path, ...below, position],
            }),
          ),
        ),
      ],
    };
  });
}

interface TemplateReference {
  readonly kind: 'WorkflowTemplate' | 'ClusterWorkflowTemplate';
  readonly name: string;
}

function referenceOf(spec: Mapping): TemplateReference | undefined {
  return toReference(asObject(spec['workflowTemplateRef']));
}

function toReference(reference: Mapping): TemplateReference | undefined {
  const name = asText(reference['name']);
  if (name === undefined) return undefined;
  const kind = reference['clusterScope'] === true ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate';
  return { kind, name };
}

/** Why a template that a step runs cannot be seen. */
function findLost(
  templates: readonly Template[],
  objects: SetObjects,
  object: SetObject,
): string | undefined {
  const steps = templates.flatMap(({ value }) => [
    ...listOf(value['steps']).flatMap((step) => (Array.isArray(step) ? listOf(step) : [step])),
    ...listOf(asObject(value['dag'])['tasks']),
  ]);
  const lost = steps
    .map((step) => toReference(asObject(asObject(step)['templateRef'])))
    .find((reference) => reference && !findTemplate(objects, reference, object));
  return lost && `it runs ${lost.kind} ${lost.name}, which is not in the set`;
}

function findTemplate(
  objects: SetObjects,
  { kind, name }: TemplateReference,
  { namespace }: SetObject,
): SetObject | undefined {
  const found = objects.find(
    `argoproj.io/${kind}`,
    name,
    kind === 'WorkflowTemplate' ? namespace : '',
  );
  return found.kind === 'found' ? found.object : undefined;
}

function findWorkflows(objects: SetObjects): readonly SetObject[] {
  return ['Workflow', 'CronWorkflow'].flatMap((kind) => objects.ofKind(`argoproj.io/${kind}`));
}

function refersTo(workflow: SetObject, template: SetObject, objects: SetObjects): boolean {
  const way = workflowKinds[`argoproj.io/${workflow.kind}`] ?? [];
  const reference = referenceOf(follow(workflow, way));
  return reference !== undefined && findTemplate(objects, reference, workflow) === template;
}

function isTemplateKind({ group, kind }: SetObject): boolean {
  return templateKinds.includes(`${group}/${kind}`);
}

function annotationsOf(metadata: Mapping): Readonly<Record<string, string>> {
  return asTextMap(metadata['annotations']);
}

function follow({ value }: { readonly value: unknown }, way: readonly string[]): Mapping {
  return asObject(way.reduce<unknown>((node, key) => asObject(node)[key], value));
}

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
