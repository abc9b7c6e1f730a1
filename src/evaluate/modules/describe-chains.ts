import {
  createNameFollower,
  type ExportedNames,
  readExportedNames,
  resolveUses,
  type Use,
} from '../../facts/modules/barrels/index.js';
import { type Chain, findChains } from '../../facts/modules/chains/find-chains.js';
import type { ModulePlace } from '../../facts/modules/architecture/membership.js';
import type { ImportEdge } from '../../facts/modules/model/index.js';
import type { RuleId } from '../../report/index.js';
import type { CodeBase, DescribedPart, ModuleSubject } from './code-base.js';
import { findGaps, type GapFacts } from './find-gaps.js';
import { findHanded, type HandedFacts } from './find-handed.js';
import { subjectOfImport } from './import-facts.js';
import { importsByFile, isSomewhere, judgedFiles } from './judged-files.js';

/** What files import without naming it: `input.modules[id]`. */
export interface ChainsFacts {
  readonly routes: readonly RouteFacts[];
  /** Where such ways may go on, and nobody can tell. */
  readonly gaps: readonly GapFacts[];
  /** What comes of packages through files of the repository. */
  readonly handed: readonly HandedFacts[];
}

/** A way from one place to another that no single import shows. */
export interface RouteFacts {
  /** Names it as a subject. */
  readonly id: string;
  /** Places, by their index in `places`. */
  readonly from: number;
  readonly to: number;
  /**
   * `barrels`: an import asks a barrel for names that a file of the other place defines. `layers`, `contexts`: files that belong to no layer,
   * or to no context, import one another on the way.
   */
  readonly through: 'barrels' | 'layers' | 'contexts';
  /** From the first file to the last. */
  readonly files: readonly string[];
  /** Where each step leads from and to, by place. */
  readonly steps: readonly (readonly [number, number])[];
  /** What the barrels hand on; empty where it is not said. */
  readonly names: readonly string[];
  /** Files of the first place that import their way through the second file. */
  readonly starts: number;
  readonly isTypeOnly?: true;
}

const listedNames = 4;

const routeRules: readonly RuleId[] = [
  'modules/gateway-no-decision',
  'modules/command-not-on-read-model',
  'modules/controller-no-repository',
  'modules/domain-no-framework',
  'modules/db-driver-only-in-repositories',
  'modules/transitive-layer-violation',
];

/** Describes what crosses from place to place through barrels, and through files that belong to none. */
export function describeChains(base: CodeBase): DescribedPart {
  if (!routeRules.some(base.isOn)) return { facts: {}, subjects: new Map() };
  const judged = judgedFiles(base);
  const starts = new Set(judged);
  const files = base.graph.files
    .filter(({ path, isTest }) => !isTest || starts.has(path))
    .map(({ path }) => path);
  const imports = importsByFile(base);
  const uses = findUses(base, files, imports);
  const routes = new RouteCollector(base);
  const { placeOf } = base.membership;
  for (const file of judged) {
    const place = placeOf(file);
    if (!isSomewhere(place)) continue;
    const named = new Set((imports.get(file) ?? []).map(fileOf));
    for (const use of uses.get(file) ?? []) {
      const { origin, hops, isTypeOnly } = use;
      if (hops.length === 0 || origin.kind !== 'file' || named.has(origin.file)) continue;
      const other = placeOf(origin.file);
      if (other !== place && isSomewhere(other)) routes.add('barrels', [use], 1, isTypeOnly);
    }
  }
  const groupings = { layers: layersOf, contexts: contextOf } as const;
  for (const through of ['layers', 'contexts'] as const) {
    const groupOf = createGroups(base, groupings[through]);
    const find = (usesOf: (file: string) => readonly Use[]) =>
      findChains({ files, isStart: (file) => starts.has(file), usesOf, groupOf });
    const values = find((file) => (uses.get(file) ?? []).filter(({ isTypeOnly }) => !isTypeOnly));
    const known = new Set(values.map(keyOf));
    const others = find((file) => uses.get(file) ?? []).filter((chain) => !known.has(keyOf(chain)));
    values.forEach((chain) => routes.add(through, chain.uses, chain.starts.length, false));
    others.forEach((chain) => routes.add(through, chain.uses, chain.starts.length, true));
  }
  const { gaps, subjects } = findGaps(base, {
    starts: judged,
    isBetween: (file) =>
      layersOf(placeOf(file)) === undefined && contextOf(placeOf(file)) === undefined,
    usesOf: (file) => uses.get(file) ?? [],
    edgesOf: (file) => imports.get(file) ?? [],
  });
  const packages = findHanded(
    base,
    judged,
    (file) => uses.get(file) ?? [],
    (file) =>
      new Set(
        (imports.get(file) ?? []).flatMap(({ target }) =>
          target.kind === 'external' ? target.package : [],
        ),
      ),
  );
  const facts: ChainsFacts = { routes: routes.all, gaps, handed: packages.handed };
  return {
    facts: { ...facts },
    subjects: new Map([...routes.subjects, ...subjects, ...packages.subjects]),
  };
}

/** Between two groups by the same first step. */
function keyOf({ from, to, uses: [first] }: Chain): string {
  return `${from} ${to} ${first?.origin.kind === 'file' ? first.origin.file : ''}`;
}

/** What each file imports, as far as the files that define it. */
function findUses(
  { tree }: CodeBase,
  files: readonly string[],
  imports: ReadonlyMap<string, readonly ImportEdge[]>,
): ReadonlyMap<string, readonly Use[]> {
  const edgesOf = (file: string) => imports.get(file) ?? [];
  const known = new Map<string, ExportedNames>();
  const exportsOf = (file: string): ExportedNames => {
    const read = known.get(file) ?? readExportedNames(textOf(file));
    known.set(file, read);
    return read;
  };
  const textOf = (file: string) => {
    const read = tree.read(file);
    return read.kind === 'text' ? read.text : '';
  };
  const barrels = new Map<string, boolean>();
  const isBarrel = (file: string): boolean => {
    const edges = edgesOf(file);
    const handsOn =
      barrels.get(file) ??
      (edges.some(({ kind }) => kind === 're-export') ||
        (edges.length > 0 && exportList.test(textOf(file))));
    barrels.set(file, handsOn);
    return handsOn;
  };
  const follow = createNameFollower({ edgesOf, isBarrel, exportsOf });
  return new Map(
    files.map((file) => [
      file,
      edgesOf(file).flatMap((edge) => (edge.kind === 're-export' ? [] : resolveUses(edge, follow))),
    ]),
  );
}

/** What may export a name that the file imported. */
const exportList = /\bexport\s*(?:type\s*)?\{|\bexport\s+default\s+[\w$]+\s*(?:;|$)/m;

function fileOf({ target }: ImportEdge): string | undefined {
  return target.kind === 'file' ? target.file : undefined;
}

/** Numbers for places that are the same to a kind of rules; undefined for those that it knows nothing of. */
function createGroups(
  { membership }: CodeBase,
  keyOfPlace: (place: ModulePlace) => string | undefined,
): (file: string) => number | undefined {
  const numbers = new Map<string, number>();
  const groups = membership.places.map((place) => {
    const key = keyOfPlace(place);
    if (key === undefined) return undefined;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return (file) => groups[membership.placeOf(file).id];
}

function layersOf({ layers }: ModulePlace): string | undefined {
  if (layers.every((layer) => layer === undefined)) return undefined;
  return JSON.stringify(layers.map((layer) => layer?.name ?? null));
}

function contextOf({ context, isPublic }: ModulePlace): string | undefined {
  return context === undefined ? undefined : `${context} ${isPublic}`;
}

/** Turns ways into facts, and into what findings may be about. */
class RouteCollector {
  readonly all: RouteFacts[] = [];
  readonly subjects = new Map<string, ModuleSubject>();

  constructor(private readonly base: CodeBase) {}

  add(
    through: RouteFacts['through'],
    uses: readonly Use[],
    starts: number,
    isTypeOnly: boolean,
  ): void {
    const { membership, tree } = this.base;
    const edges = uses.flatMap(({ edge, hops }) => [edge, ...hops]);
    const [first] = edges;
    const files = [...(first ? [first.from] : []), ...edges.flatMap((edge) => fileOf(edge) ?? [])];
    const [start] = files;
    const end = files.at(-1);
    if (!first || start === undefined || end === undefined) return;
    const placeOf = (file: string) => membership.placeOf(file).id;
    const name = `route:${this.all.length}`;
    this.all.push({
      id: name,
      from: placeOf(start),
      to: placeOf(end),
      through,
      files,
      steps: edges.flatMap((edge) => {
        const to = fileOf(edge);
        return to === undefined ? [] : [[placeOf(edge.from), placeOf(to)] as const];
      }),
      names: through === 'barrels' ? (uses[0]?.names ?? []).slice(0, listedNames) : [],
      starts,
      ...(isTypeOnly && { isTypeOnly }),
    });
    // Of a chain that many files start the first may change, and the way may get shorter.
    const place = membership.placeOf(start);
    const via = uses[0]?.origin;
    const group = (through === 'layers' ? layersOf(place) : contextOf(place)) ?? '';
    const step = via?.kind === 'file' ? via.file : '';
    const identity = through === 'barrels' ? [start, end] : [through, group, step, end];
    const kind = isTypeOnly ? 'type' : 'value';
    const subject = subjectOfImport(this.base, first, end, [...identity, kind, 'indirect']);
    const rest = edges
      .slice(1)
      .map((edge) => ({ uri: tree.uriOf(edge.from), region: edge.region }));
    this.subjects.set(name, { ...subject, related: () => rest });
  }
}
