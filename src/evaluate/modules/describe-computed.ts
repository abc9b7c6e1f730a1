import { leadingFolder, leadingPath } from '../../facts/modules/computed/leading-path.js';
import type { ImportEdge } from '../../facts/modules/model/index.js';
import type { CodeBase, DescribedPart, ModuleSubject } from './code-base.js';
import { subjectOfImport } from './import-facts.js';
import { importsByFile, isSomewhere, judgedFiles } from './judged-files.js';

/** Imports of a path that the code puts together: `input.modules[id]`. */
export interface ComputedFacts {
  readonly computed: readonly ComputedImport[];
}

export interface ComputedImport {
  readonly id: string;
  /** Place, by its index in `places`. */
  readonly from: number;
  readonly file: string;
  /** The expression, cut short. */
  readonly text: string;
  /** The places that its beginning leads into, each with a file; absent where nothing of the path is sure. */
  readonly leads?: readonly { readonly to: number; readonly file: string }[];
}

const widest = 60;

/** Describes imports whose specifier is no text. */
export function describeComputed(base: CodeBase): DescribedPart {
  if (!base.isOn('modules/dynamic-import-evasion')) return { facts: {}, subjects: new Map() };
  const { tree, membership } = base;
  const subjects = new Map<string, ModuleSubject>();
  const computed: ComputedImport[] = [];
  const imports = importsByFile(base);
  for (const file of judgedFiles(base)) {
    const place = membership.placeOf(file);
    if (!isSomewhere(place)) continue;
    for (const edge of imports.get(file) ?? []) {
      if (edge.target.kind !== 'opaque') continue;
      const read = tree.read(file);
      const text = read.kind === 'text' ? read.text : '';
      const expression = text.slice(edge.start, edge.end);
      const leads = findLeads(base, edge, leadingPath(expression, text));
      const name = `computed:${computed.length}`;
      const shown = expression.replaceAll(/\s+/g, ' ');
      computed.push({
        id: name,
        from: place.id,
        file,
        text: shown.length > widest ? `${shown.slice(0, widest)}…` : shown,
        ...(leads && { leads }),
      });
      subjects.set(name, subjectOfImport(base, edge, shown, [file, shown, 'computed']));
    }
  }
  const facts: ComputedFacts = { computed };
  return { facts: { ...facts }, subjects };
}

/** One file of each place that a path may lead to. */
function findLeads(
  { graph, membership }: CodeBase,
  { from }: ImportEdge,
  start: string | undefined,
): ComputedImport['leads'] {
  const folder = start === undefined ? undefined : leadingFolder(start, from);
  if (folder === undefined) return undefined;
  const leads = new Map<number, string>();
  for (const { path } of graph.files) {
    if (path === from || !path.startsWith(folder === '.' ? '' : folder)) continue;
    const { id } = membership.placeOf(path);
    if (!leads.has(id)) leads.set(id, path);
  }
  return leads.size === 0 ? undefined : [...leads].map(([to, file]) => ({ to, file }));
}
