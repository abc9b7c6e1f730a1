import type { Architecture } from '../../../src/facts/modules/architecture/architecture.js';
import { readMembership } from '../../../src/facts/modules/architecture/read-membership.js';
import type { ImportEdge, ModuleGraph } from '../../../src/facts/modules/model/index.js';
import type { CodeBase, DescribedPart } from '../../../src/evaluate/modules/code-base.js';
import type { SourceTree } from '../../../src/source/tree/source-tree.js';

/** A code base of the files that some imports connect, and of those that have a text. */
export async function baseOf(
  edges: readonly ImportEdge[],
  architecture: Partial<Architecture>,
  {
    texts = {},
    ...rest
  }: Partial<CodeBase> & { readonly texts?: Readonly<Record<string, string>> } = {},
): Promise<CodeBase> {
  const paths = edges.flatMap(({ from, target }) => [
    from,
    ...(target.kind === 'file' ? [target.file] : []),
  ]);
  const files = [...new Set([...paths, ...Object.keys(texts)])].sort().map((path) => ({
    path,
    isSelected: !path.startsWith('other/'),
    isDeclaration: false,
    isTest: path.includes('.test.'),
  }));
  const unresolved = edges.filter(({ target }) => target.kind === 'unresolved');
  const graph: ModuleGraph = { files, edges, unresolved, packages: [], notRead: [], problems: [] };
  const tree: SourceTree = {
    list: () => undefined,
    isFile: (path) => texts[path] !== undefined,
    read: (path) => {
      const text = texts[path];
      return text === undefined ? { kind: 'absent' } : { kind: 'text', text };
    },
    realPath: (path) => path,
    uriOf: (path) => `repo/${path}`,
    pathOf: (uri) => uri.replace(/^repo\//, ''),
  };
  const whole = { layers: [], stereotypes: {}, ...architecture };
  return {
    id: 'src',
    tree,
    graph,
    architecture: whole,
    membership: await readMembership(graph, whole, tree),
    withTests: false,
    isOn: () => true,
    isConfigured: () => true,
    ...rest,
  };
}

/** What a described part says of a subject, for people. */
export function nameSubjects({ subjects }: DescribedPart): Readonly<Record<string, string>> {
  return Object.fromEntries([...subjects].map(([id, { subject }]) => [id, subject.id]));
}
