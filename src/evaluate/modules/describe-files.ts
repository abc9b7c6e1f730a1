import type { CodeBase, DescribedPart, ModuleSubject } from './code-base.js';

/** What any rule may need of the files. */
export interface FilesFacts {
  /** Of the files that are judged, by what they are; a group that has none is absent. */
  readonly files: Readonly<Record<string, FileGroup>>;
}

/** Files that a rule can name at once. */
export interface FileGroup {
  /** How many. */
  readonly count: number;
}

/** Subjects for a rule about every file: `files:code` and `files:tests`. */
export function describeFiles({ graph, withTests }: CodeBase): DescribedPart {
  const selected = graph.files.filter(({ isSelected }) => isSelected);
  const groups = {
    'files:code': selected.filter(({ isTest }) => withTests || !isTest),
    'files:tests': selected.filter(({ isTest }) => !withTests && isTest),
  };
  const subjects = new Map<string, ModuleSubject>();
  const files: Record<string, FileGroup> = {};
  for (const [id, members] of Object.entries(groups)) {
    if (members.length === 0) continue;
    files[id] = { count: members.length };
    subjects.set(id, {
      subject: { kind: 'files', id },
      files: members.map(({ path }) => path),
      identity: [id],
      locate: () => undefined,
    });
  }
  const facts: FilesFacts = { files };
  return { facts: { ...facts }, subjects };
}
