import { leadingFolder, leadingPath } from '../../facts/modules/computed/leading-path.js';
import type { ImportEdge } from '../../facts/modules/model/index.js';
import type { CodeBase, DescribedPart, ModuleSubject } from './code-base.js';
import { subjectOfImport } from './import-facts.js';
import { importsByFile, isSomewhere, judgedFiles } from './judged-files.js';

/** Imports of a path that the code puts together: `input.modules[id]`. */
export interface ComputedFacts {
  readonly computed: readonly ComputedImport[];
}

/** Those of one file that begin alike. The expression is not among the facts: it may hold what must not be shown. */
export interface ComputedImport {
  readonly id: string;
  /** Place, by its index in `places`. */
  readonly from: number;
  readonly file: string;
  readonly form: 'import()' | 'require()';
  /** The places that its beginning leads into, each with a file; absent where nothing of the path is sure. */
  readonly leads?: readonly Lead[];
}

interface Lead {
  readonly to: number;
  readonly file: string;
}

/** Where a path may lead that surely begins with something. */
interface Leading {
  /** Below the root: what the paths of files there begin with. */
  readonly start: string;
  readonly leads: readonly Lead[];
}

/** Describes imports whose specifier is no text. */
export function describeComputed(base: CodeBase): DescribedPart {
  if (!base.isOn('modules/dynamic-import-evasion')) return { facts: {}, subjects: new Map() };
  const { membership } = base;
  const subjects = new Map<string, ModuleSubject>();
  const computed: ComputedImport[] = [];
  const imports = importsByFile(base);
  for (const file of judgedFiles(base)) {
    const place = membership.placeOf(file);
    if (!isSomewhere(place)) continue;
    const edges = (imports.get(file) ?? []).filter(({ target }) => target.kind === 'opaque');
    for (const [first, ...others] of groupAlike(base, edges)) {
      if (!first) continue;
      const { edge, form, leading } = first;
      const id = `computed:${computed.length}`;
      const start = leading === undefined ? 'a path that is put together' : `${leading.start}…`;
      const identity = [file, start, form, 'computed'];
      const rest = others.map((other) => other.edge);
      computed.push({ id, from: place.id, file, form, ...(leading && { leads: leading.leads }) });
      subjects.set(id, subjectOfImport(base, edge, start, identity, rest));
    }
  }
  const facts: ComputedFacts = { computed };
  return { facts: { ...facts }, subjects };
}

interface ReadImport extends Pick<ComputedImport, 'form'> {
  readonly edge: ImportEdge;
  readonly leading: Leading | undefined;
}

/** Of one file; those of which nothing is sure are alike. */
function groupAlike(base: CodeBase, edges: readonly ImportEdge[]): Iterable<readonly ReadImport[]> {
  const groups = new Map<string, ReadImport[]>();
  for (const edge of edges) {
    const form = edge.kind === 'require' ? 'require()' : 'import()';
    const leading = findLeads(base, edge);
    const key = `${form} ${leading?.start ?? ''}`;
    const read = { edge, form, leading } as const;
    const known = groups.get(key);
    if (known) known.push(read);
    else groups.set(key, [read]);
  }
  return groups.values();
}

/** One file of each place that a path may lead to. */
function findLeads(
  { tree, graph, membership }: CodeBase,
  { from, start, end }: ImportEdge,
): Leading | undefined {
  const read = tree.read(from);
  const text = read.kind === 'text' ? read.text : '';
  const path = leadingPath(text.slice(start, end), text);
  const folder = path === undefined ? undefined : leadingFolder(path, from);
  if (folder === undefined) return undefined;
  const written = folder === '.' ? '' : folder;
  // A file of TypeScript goes by the name of what is built of it.
  for (const beginning of new Set([written, written.replace(/\.[cm]?jsx?$/, '')])) {
    const leads = new Map<number, string>();
    for (const file of graph.files) {
      if (file.path === from || !file.path.startsWith(beginning)) continue;
      const { id } = membership.placeOf(file.path);
      if (!leads.has(id)) leads.set(id, file.path);
    }
    if (leads.size > 0) {
      return { start: beginning, leads: [...leads].map(([to, file]) => ({ to, file })) };
    }
  }
  return undefined;
}
