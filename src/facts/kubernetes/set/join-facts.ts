import type { Autoscaler, ScaleTarget } from '../autoscaler.js';
import { countDeclarations, type Declared } from '../declarations.js';
import type { Workload } from '../workload.js';
import type { AdmittedCallers } from './admitted-callers.js';
import type { AuthorizationPolicy } from './authorization-policy.js';
import type { DisruptionBudget } from './disruption-budget.js';
import type { Ingress, IngressBackend } from './ingress.js';
import { type CustomResource, mayMakePods } from './custom-resource.js';
import { LabelIndex } from './label-index.js';
import { type LabelSelector, selectsLabels } from './label-selector.js';
import type { Monitor } from './monitor.js';
import { inNamespace, NamespaceIndex } from './namespaces.js';
import type { NetworkPolicy } from './network-policy.js';
import type { FactKind, FactKinds, ObjectFacts } from './object-facts.js';
import type { Service } from './service.js';

/**
 * The facts about one set that set-scope rules judge: everything that runs together in an environment. Each fact stands under the id
 * of its object, and names the others that it has to do with by theirs.
 */
export interface KubernetesFacts {
  readonly workloads: ById<JoinedWorkload>;
  readonly autoscalers: ById<Autoscaler & { readonly targets: Ids }>;
  readonly services: ById<Service & Selection & { readonly monitors: Ids }>;
  readonly disruptionBudgets: ById<DisruptionBudget & Selection>;
  readonly networkPolicies: ById<JoinedNetworkPolicy>;
  readonly authorizationPolicies: ById<AuthorizationPolicy & Selection>;
  readonly monitors: ById<Monitor & Selection>;
  readonly discoverers: ById<Declared>;
  readonly ingresses: ById<JoinedIngress>;
}

/** What a selector comes to in its set. */
export interface Selection {
  /** The workloads that it selects; of a ServiceMonitor the Services. */
  readonly selected: Ids;
  /** Whether the set has any where it looks: else what it selects is deployed elsewhere. */
  readonly hasCandidates: boolean;
  /** Custom resources that an operator may make its pods of, where it selects nothing. */
  readonly makers: Ids;
}

export interface JoinedWorkload extends Workload {
  /** Services that hand requests to its pods. */
  readonly services: Ids;
  readonly disruptionBudgets: Ids;
  readonly monitors: Ids;
  /** The ServiceAccount that it names, as often as the set has it. */
  readonly serviceAccounts: Ids;
}

export interface JoinedNetworkPolicy extends NetworkPolicy, Selection {
  /** With the workloads of the set that are admitted. */
  readonly callers: (AdmittedCallers & { readonly workloads: Ids }) | null;
}

export interface JoinedIngress extends Declared {
  readonly backends: readonly (IngressBackend & { readonly services: Ids })[];
  /** Whether the set has any Service where it looks. */
  readonly hasCandidates: boolean;
}

type ById<Fact> = Readonly<Record<string, Fact>>;
type Ids = readonly string[];
type FactLists = { readonly [Kind in FactKind]: readonly FactKinds[Kind][] };

/** Counts how often a set declares each object, and says it of all its facts; see {@link countDeclarations}. */
export function numberFacts(objects: readonly ObjectFacts[]): readonly ObjectFacts[] {
  const counted = countDeclarations(
    objects.map(({ identity }) => ({ ...identity, declarations: 1 })),
  );
  return objects.map(({ identity, facts }, index) => {
    const { id, declarations } = counted[index] ?? { id: identity.id, declarations: 1 };
    const numbered = Object.entries(facts).map(([kind, fact]) => [
      kind,
      { ...fact, id, declarations },
    ]);
    // The same keys with facts of the same kinds.
    return { identity: { ...identity, id }, facts: Object.fromEntries(numbered) as typeof facts };
  });
}

/** Joins the facts about the objects of one set, whose ids are unique. */
export function joinFacts(objects: readonly ObjectFacts[]): KubernetesFacts {
  const list = collect(objects);
  const lenders = groupByName(
    list.workloads.filter(({ group, kind }) => group === 'apps' && kind === 'Deployment'),
  );
  const workloads = list.workloads.map((workload) => borrowPods(workload, lenders));
  const scaled = joinAutoscalers(list.autoscalers, [...workloads, ...list.customResources]);
  const pods = new LabelIndex(workloads, ({ podLabels }) => podLabels);
  const labelled = new LabelIndex(list.services, ({ labels }) => labels);
  const selectPods = <Fact extends Selecting>(fact: Fact) => ({
    ...fact,
    ...select(fact, [fact.namespace], pods, list.customResources),
  });
  const selecting = list.services.map(selectPods);
  const budgets = list.disruptionBudgets.map(selectPods);
  const monitors = list.monitors.map((monitor) => {
    const index = monitor.kind === 'ServiceMonitor' ? labelled : pods;
    const namespaces = monitor.namespaces ?? undefined;
    return { ...monitor, ...select(monitor, namespaces, index, list.customResources) };
  });
  const autoscalersOf = invert(scaled, ({ targets }) => targets);
  const servicesOf = invert(selecting, ({ selected }) => selected);
  const budgetsOf = invert(budgets, ({ selected }) => selected);
  const monitorsOf = invert(monitors, ({ selected }) => selected);
  const accounts = groupByName(list.serviceAccounts);
  const named = groupByName(list.services);
  const standing = new NamespaceIndex(list.services);
  return {
    workloads: byId(
      workloads.map((workload) => ({
        ...workload,
        autoscalers: autoscalersOf(workload.id),
        services: idsOf(servicesOf(workload.id)),
        disruptionBudgets: idsOf(budgetsOf(workload.id)),
        monitors: idsOf(monitorsOf(workload.id)),
        serviceAccounts: namedIds(accounts, workload.pods?.serviceAccount?.name, workload),
      })),
    ),
    autoscalers: byId(scaled),
    services: byId(
      selecting.map((service) => ({ ...service, monitors: idsOf(monitorsOf(service.id)) })),
    ),
    disruptionBudgets: byId(budgets),
    networkPolicies: byId(
      list.networkPolicies.map((policy) => ({
        ...selectPods(policy),
        callers: policy.callers && {
          ...policy.callers,
          workloads: admittedBy(policy.callers, policy.namespace, pods),
        },
      })),
    ),
    authorizationPolicies: byId(
      list.authorizationPolicies.map((policy) => {
        const namespaces = policy.namespace === meshNamespace ? undefined : [policy.namespace];
        return { ...policy, ...select(policy, namespaces, pods, list.customResources) };
      }),
    ),
    monitors: byId(monitors),
    discoverers: byId(list.discoverers),
    ingresses: byId(list.ingresses.map((ingress) => joinIngress(ingress, named, standing))),
  };
}

type Selecting = Declared & { readonly selector: LabelSelector };
type Index = Pick<LabelIndex<Declared>, 'select' | 'hasAny'>;

/**
 * Where a policy of Istio is one for every namespace, unless the mesh is told another.
 *
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
const meshNamespace = 'istio-system';

/** The Service of the API server, which every cluster makes in the namespace default. */
const apiServerLabels = { component: 'apiserver', provider: 'kubernetes' };

function select(
  { selector, kind, namespace }: Selecting,
  namespaces: readonly string[] | undefined,
  index: Index,
  resources: readonly CustomResource[],
): Selection {
  const selected = idsOf(index.select(selector, namespaces));
  const isOfCluster = kind === 'ServiceMonitor' && selectsLabels(selector, apiServerLabels);
  const makers =
    selected.length > 0 ? [] : resources.filter((resource) => mayMakePods(resource, selector));
  return {
    selected,
    hasCandidates: !isOfCluster && index.hasAny(namespaces),
    makers: idsOf(inNamespace(makers, namespace)),
  };
}

function collect(objects: readonly ObjectFacts[]): FactLists {
  const of = <Kind extends FactKind>(kind: Kind): readonly FactKinds[Kind][] =>
    objects.flatMap(({ facts }) => {
      const fact = facts[kind];
      return fact === undefined ? [] : [fact];
    });
  return {
    workloads: of('workloads'),
    autoscalers: of('autoscalers'),
    services: of('services'),
    disruptionBudgets: of('disruptionBudgets'),
    networkPolicies: of('networkPolicies'),
    authorizationPolicies: of('authorizationPolicies'),
    monitors: of('monitors'),
    discoverers: of('discoverers'),
    ingresses: of('ingresses'),
    serviceAccounts: of('serviceAccounts'),
    customResources: of('customResources'),
  };
}

/** A Rollout that refers to a Deployment makes pods with its labels. */
function borrowPods(
  workload: Workload,
  deployments: ReadonlyMap<string, readonly Workload[]>,
): Workload {
  if (workload.borrowsFrom === null) return workload;
  const named = deployments.get(workload.borrowsFrom) ?? [];
  const [lender] = inNamespace(named, workload.namespace);
  return lender === undefined ? workload : { ...workload, podLabels: lender.podLabels };
}

function joinAutoscalers(autoscalers: readonly Autoscaler[], candidates: readonly Declared[]) {
  if (autoscalers.length === 0) return [];
  const byName = groupByName(candidates);
  return autoscalers.map((autoscaler) => {
    const { target } = autoscaler;
    const named = (byName.get(target.name) ?? []).filter((each) => isTarget(target, each));
    return { ...autoscaler, targets: idsOf(inNamespace(named, target.namespace)) };
  });
}

function isTarget(target: ScaleTarget, { group, kind }: Declared): boolean {
  return target.kind === kind && (target.group === undefined || target.group === group);
}

function admittedBy(
  { peers }: AdmittedCallers,
  own: string,
  pods: Pick<LabelIndex<Workload>, 'select'>,
): Ids {
  const admitted = peers.flatMap(({ namespace, pods: selector }) =>
    pods.select(selector, namespace === '*' ? undefined : [namespace ?? own]),
  );
  return [...new Set(idsOf(admitted))];
}

function joinIngress(
  ingress: Ingress,
  services: ReadonlyMap<string, readonly Service[]>,
  standing: NamespaceIndex<Service>,
): JoinedIngress {
  const backends = ingress.backends.map((backend) => ({
    ...backend,
    services: namedIds(services, backend.service, ingress),
  }));
  return { ...ingress, backends, hasCandidates: standing.in(ingress.namespace).length > 0 };
}

function namedIds(
  byName: ReadonlyMap<string, readonly Declared[]>,
  name: string | undefined,
  { namespace }: Declared,
): Ids {
  if (name === undefined) return [];
  return idsOf(inNamespace(byName.get(name) ?? [], namespace));
}

function groupByName<Fact extends Declared>(facts: readonly Fact[]): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const known = groups.get(fact.name);
    if (known) known.push(fact);
    else groups.set(fact.name, [fact]);
  }
  return groups;
}

/** From a fact to those that name it. */
function invert<Fact>(facts: readonly Fact[], idsIn: (fact: Fact) => Ids) {
  const found = new Map<string, Fact[]>();
  for (const fact of facts) {
    for (const id of idsIn(fact)) {
      const known = found.get(id);
      if (known) known.push(fact);
      else found.set(id, [fact]);
    }
  }
  return (id: string): readonly Fact[] => found.get(id) ?? [];
}

function idsOf(facts: readonly Declared[]): Ids {
  return facts.map(({ id }) => id);
}

function byId<Fact extends Declared>(facts: readonly Fact[]): ById<Fact> {
  return Object.fromEntries(facts.map((fact) => [fact.id, fact]));
}
