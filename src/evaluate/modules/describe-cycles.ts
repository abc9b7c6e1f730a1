import {
  explainComponent,
  findCyclicComponents,
  isEvaluated,
  linkModules,
  type Links,
  narrowLinks,
} from '../../facts/modules/graph/index.js';
import type { ImportEdge } from '../../facts/modules/model/index.js';
import type { CodeBase, DescribedPart, ModuleSubject } from './code-base.js';
import { locateImport, namesOf } from './import-facts.js';
import { linkPlaces } from './link-places.js';

/** Where imports go in circles: `input.modules[id].cycles`. */
export interface CycleFacts {
  /** Names it as a subject. */
  readonly id: string;
  readonly among: 'files' | 'contexts' | 'layers';
  /** Some imports on the way are of types alone or, among files, made later: nothing runs because of them. */
  readonly isCoupling?: true;
  /** Within this cycle of coupling there is one without such imports. */
  readonly isTold?: true;
  /** How many are in cycles with one another. */
  readonly size: number;
  /** The shortest cycle, by paths or names: the last one leads back to the first. */
  readonly witness: readonly string[];
  readonly cut: CutFacts;
}

/** The import to remove, or those between two places. */
export interface CutFacts {
  readonly from: string;
  readonly to: string;
  /** The first names that cross there. */
  readonly names: readonly string[];
  /** How many names, at least one an import. */
  readonly cost: number;
  /** How many are in no cycle any more without it. */
  readonly freed: number;
}

/** Imports that lead nowhere known may close a cycle that nobody sees. */
export interface UnknownWaysFacts {
  readonly id: string;
  readonly count: number;
  /** `src/a.ts -> ./gone`. */
  readonly first: string;
}

/** Describes the cycles among files, contexts and layers. */
export function describeCycles(base: CodeBase): DescribedPart {
  if (!base.isOn('modules/no-cycles')) return { facts: {}, subjects: new Map() };
  const { graph } = base;
  const keeping = new Set(
    graph.files.flatMap(({ path, keepsImports }) => (keepsImports ? path : [])),
  );
  const coupled = linkModules(graph);
  const collector = new CycleCollector(base);
  const told = collector.add(
    { among: 'files', names: graph.files.map(({ path }) => path) },
    narrowLinks(coupled, (edge) => isEvaluated(edge, (file) => keeping.has(file))),
    coupled,
    (node) => graph.files[node]?.isSelected === true,
  );
  const isTold = ({ from, target }: ImportEdge): boolean =>
    target.kind === 'file' && told.has(from) && told.get(from) === told.get(target.file);
  for (const places of linkPlaces(base, isTold)) {
    collector.add(places, places.values, places.all, () => true);
  }
  const { cycles, subjects } = collector;
  const unknown = describeUnknownWays(base);
  if (unknown) subjects.set(unknown.facts.id, unknown.subject);
  return { facts: { cycles, ...(unknown && { unknownWays: unknown.facts }) }, subjects };
}

interface Nodes {
  readonly among: CycleFacts['among'];
  readonly names: readonly string[];
}

class CycleCollector {
  readonly cycles: CycleFacts[] = [];
  readonly subjects = new Map<string, ModuleSubject>();

  constructor(private readonly base: CodeBase) {}

  /**
   * @param isOurs - a component without such a node is nobody's here
   * @returns the number of its component for everything that is in a cycle
   */
  add(
    nodes: Nodes,
    running: Links,
    coupled: Links,
    isOurs: (node: number) => boolean,
  ): ReadonlyMap<string, number> {
    const told = new Set<number>();
    for (const component of findCyclicComponents(running.graph)) {
      if (!component.some(isOurs)) continue;
      component.forEach((node) => told.add(node));
      this.addOne(nodes, running, component, {});
    }
    const numbers = new Map<string, number>();
    for (const [number, component] of findCyclicComponents(coupled.graph).entries()) {
      if (!component.some(isOurs)) continue;
      for (const node of component) numbers.set(nodes.names[node] ?? '', number);
      const isTold = component.some((node) => told.has(node));
      this.addOne(nodes, coupled, component, { isCoupling: true, ...(isTold && { isTold }) });
    }
    return numbers;
  }

  private addOne(
    { among, names }: Nodes,
    { graph, importsOf }: Links,
    component: readonly number[],
    kind: Pick<CycleFacts, 'isCoupling' | 'isTold'>,
  ): void {
    const { tree, membership } = this.base;
    const nameOf = (node: number): string => names[node] ?? '';
    const costOf = (from: number, to: number): number => costOfImports(importsOf(from, to));
    const { witness, cut } = explainComponent(graph, component, costOf);
    const imports = importsOf(cut.from, cut.to);
    const members = component.map(nameOf);
    const [first] = imports;
    const [owner] = first ? membership.ownersOf(first.from) : [];
    const id = `cycle:${this.cycles.length}`;
    this.cycles.push({
      id,
      among,
      ...kind,
      size: component.length,
      witness: witness.map(nameOf),
      cut: {
        from: nameOf(cut.from),
        to: nameOf(cut.to),
        names: namesOf(imports).slice(0, listedNames),
        cost: costOfImports(imports),
        freed: cut.freed,
      },
    });
    const others = witness.flatMap((from, at) => {
      if (from === cut.from) return [];
      return importsOf(from, witness[(at + 1) % witness.length] ?? from).slice(0, 1);
    });
    const strength = kind.isCoupling ? 'coupling' : 'running';
    this.subjects.set(id, {
      subject: {
        kind: 'cycle',
        id: `${kind.isCoupling ? 'coupling' : 'cycle'} of ${among === 'files' ? (members[0] ?? '') : `${among} ${members.join(', ')}`}`,
        ...(owner !== undefined && { owner }),
      },
      ...(first && { file: tree.uriOf(first.from) }),
      identity: [among, strength, ...members],
      locate: () => first && locateImport(tree, first),
      related: () => others.map((edge) => locateImport(tree, edge)),
    });
  }
}

const listedNames = 5;

/** Each name has to find another home; an import without names is one thing. */
function costOfImports(imports: readonly ImportEdge[]): number {
  return imports.reduce((sum, { names }) => sum + Math.max(names.length, 1), 0);
}

function describeUnknownWays({
  graph,
  tree,
}: CodeBase): { readonly facts: UnknownWaysFacts; readonly subject: ModuleSubject } | undefined {
  const ours = new Set(graph.files.flatMap(({ path, isSelected }) => (isSelected ? path : [])));
  const unknown = graph.unresolved.filter(({ from, kind }) => kind !== 'mock' && ours.has(from));
  const [first] = unknown;
  if (!first) return undefined;
  const id = 'unknown-ways';
  return {
    facts: { id, count: unknown.length, first: `${first.from} -> ${first.specifier ?? ''}` },
    subject: {
      subject: { kind: 'import', id: 'imports that lead nowhere' },
      identity: [id],
      locate: () => locateImport(tree, first),
    },
  };
}
