import type { ModulePlace } from '../../facts/modules/architecture/membership.js';
import type { ImportEdge } from '../../facts/modules/model/index.js';
import type { Region, RuleId } from '../../report/index.js';
import type { CodeBase, DescribedPart, ModuleSubject } from './code-base.js';
import { describeImport, type ImportFacts, subjectOfImport } from './import-facts.js';
import { importsByFile, isSomewhere, judgedFiles } from './judged-files.js';
import {
  describeLayering,
  describePlaces,
  type LayeringFacts,
  type PlaceFacts,
} from './place-facts.js';

/** Which places import which: `input.modules[id]`. Rules decide about pairs of places first, and look at the imports of those alone. */
export interface CrossingsFacts {
  readonly places: readonly PlaceFacts[];
  readonly layerings: readonly LayeringFacts[];
  /** Which contexts each may import; absent where nobody says so. */
  readonly relationships?: Readonly<Record<string, readonly string[]>>;
  /** Of the rules about imports, those that are on for no file: the next one tells what they would. */
  readonly off: readonly RuleId[];
  /** Of different places, by their index in `places`. What is in no layer, no context and made for nothing is left out as `from`. */
  readonly pairs: readonly PairFacts[];
  /** Packages and modules of Node that places import. */
  readonly packages: readonly PackageFacts[];
  /** Judged files of no context; absent where there are none, or no contexts. */
  readonly strays?: StraysFacts;
  /** Imports of judged places of which nobody can tell where they lead. Where a rule tells each of them, those of a file are one. */
  readonly unresolved: readonly UnresolvedFacts[];
}

export interface StraysFacts {
  /** Names them as a subject. */
  readonly id: string;
  readonly count: number;
  /** The first of them. */
  readonly files: readonly string[];
}

export interface PairFacts {
  readonly from: number;
  readonly to: number;
  readonly imports: readonly ImportFacts[];
}

export interface PackageFacts {
  readonly from: number;
  readonly name: string;
  readonly imports: readonly ImportFacts[];
}

export interface UnresolvedFacts {
  readonly id: string;
  readonly from: number;
  readonly file: string;
  readonly specifier: string;
  readonly reason: string;
  /** modules/no-unresolved tells why, of it and of this many more of the file. */
  readonly more?: number;
}

/** One of these may take from another what it tells: `policies/lib/modules.rego` says in which order. */
const importRules: readonly RuleId[] = [
  'modules/gateway-no-decision',
  'modules/command-not-on-read-model',
  'modules/controller-no-repository',
  'modules/domain-no-infrastructure',
  'modules/no-cross-context-internals',
  'modules/layer-order',
  'modules/context-per-service',
  'modules/service-layer',
  'modules/domain-no-framework',
  'modules/db-driver-only-in-repositories',
  'modules/transitive-layer-violation',
  'modules/dynamic-import-evasion',
];

/** Asks for places, and of all files for what is unresolved: it may forbid a call everywhere. */
const ruleOfCalls = 'modules/forbidden-call';

/** Describes where files are, and what crosses from place to place. */
export function describeCrossings(base: CodeBase): DescribedPart {
  if (![...importRules, ruleOfCalls].some(base.isOn)) return { facts: {}, subjects: new Map() };
  const { architecture, membership } = base;
  const judged = judgedFiles(base);
  const { places, subjects: groups } = describePlaces(base, judged);
  const subjects = new Map(groups);
  const imports = new ImportCollector(base, subjects);
  const unresolved: UnresolvedFacts[] = [];
  const isToldElsewhere = base.isOn('modules/no-unresolved');
  const byFile = importsByFile(base);
  for (const file of judged) {
    const place = membership.placeOf(file);
    const isJudged = isSomewhere(place);
    const isAsked = isJudged || base.isOn(ruleOfCalls);
    const targets = new Map<
      string,
      { readonly place?: ModulePlace; readonly edges: ImportEdge[] }
    >();
    const lost: ImportEdge[] = [];
    for (const edge of byFile.get(file) ?? []) {
      const { target } = edge;
      const found = nameTarget(edge);
      if (found === undefined) {
        if (isAsked) lost.push(edge);
        continue;
      }
      const known = targets.get(found);
      if (known) known.edges.push(edge);
      else if (target.kind === 'file') {
        const other = membership.placeOf(target.file);
        if (isJudged && other !== place) targets.set(found, { place: other, edges: [edge] });
      } else targets.set(found, { edges: [edge] });
    }
    for (const [to, { place: other, edges }] of targets) imports.add(place, other ?? to, to, edges);
    const doubtful = lost.flatMap((edge) => describeDoubt(edge) ?? []);
    for (const { edge, specifier, reason } of isToldElsewhere ? doubtful.slice(0, 1) : doubtful) {
      const id = `unresolved:${unresolved.length}`;
      const more = isToldElsewhere ? { more: doubtful.length - 1 } : {};
      unresolved.push({ id, from: place.id, file, specifier, reason, ...more });
      subjects.set(id, subjectOfImport(base, edge, specifier, [file, specifier, 'unresolved']));
    }
  }
  const relationships = architecture.contexts?.relationships;
  const strays = describeStrays(base, judged);
  if (strays) subjects.set(strays.facts.id, strays.subject);
  const facts: CrossingsFacts = {
    places,
    layerings: architecture.layers.map(describeLayering),
    ...(relationships && { relationships }),
    off: importRules.filter((rule) => !base.isConfigured(rule)),
    pairs: imports.pairs,
    packages: imports.packages,
    ...(strays && { strays: strays.facts }),
    unresolved,
  };
  return { facts: { ...facts }, subjects };
}

function describeDoubt(edge: ImportEdge) {
  const { target, specifier = '' } = edge;
  const isKnown = target.kind !== 'unresolved' && target.kind !== 'workspace';
  return isKnown ? undefined : { edge, specifier, reason: target.reason };
}

const listedStrays = 5;
const atTheTop: Region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

function describeStrays(
  { architecture, membership, tree }: CodeBase,
  judged: readonly string[],
): { readonly facts: StraysFacts; readonly subject: ModuleSubject } | undefined {
  if (!architecture.contexts) return undefined;
  const strays = judged.filter((file) => {
    const { context, isShared } = membership.placeOf(file);
    return context === undefined && isShared !== true;
  });
  const [first] = strays;
  if (first === undefined) return undefined;
  return {
    facts: { id: 'strays', count: strays.length, files: strays.slice(0, listedStrays) },
    subject: {
      subject: { kind: 'files', id: 'files of no context' },
      files: strays,
      identity: ['files of no context'],
      locate: () => ({ uri: tree.uriOf(first), region: atTheTop }),
    },
  };
}

/** Gathers imports by the places that they connect. */
class ImportCollector {
  readonly #pairs = new Map<
    string,
    Omit<PairFacts, 'imports'> & { readonly imports: ImportFacts[] }
  >();
  readonly #packages = new Map<
    string,
    Omit<PackageFacts, 'imports'> & { readonly imports: ImportFacts[] }
  >();
  #count = 0;

  constructor(
    private readonly base: CodeBase,
    private readonly subjects: Map<string, ModuleSubject>,
  ) {}

  add(
    place: ModulePlace,
    other: ModulePlace | string,
    to: string,
    edges: readonly ImportEdge[],
  ): void {
    const described = describeImport(this.base, `import:${this.#count++}`, to, edges);
    if (!described) return;
    const { facts, subject } = described;
    this.subjects.set(facts.id, subject);
    if (typeof other === 'string') {
      const key = `${place.id} ${other}`;
      const known = this.#packages.get(key);
      if (known) known.imports.push(facts);
      else this.#packages.set(key, { from: place.id, name: other, imports: [facts] });
    } else {
      const key = `${place.id} ${other.id}`;
      const known = this.#pairs.get(key);
      if (known) known.imports.push(facts);
      else this.#pairs.set(key, { from: place.id, to: other.id, imports: [facts] });
    }
  }

  get pairs(): readonly PairFacts[] {
    return [...this.#pairs.values()];
  }

  get packages(): readonly PackageFacts[] {
    return [...this.#packages.values()];
  }
}

function nameTarget({ target }: ImportEdge): string | undefined {
  if (target.kind === 'file') return target.file;
  if (target.kind === 'external') return target.package;
  return target.kind === 'builtin' ? `node:${target.module}` : undefined;
}
