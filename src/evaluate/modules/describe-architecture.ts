import {
  fewestFolders,
  type FolderCount,
} from '../../facts/modules/architecture/fewest-folders.js';
import type { Architecture } from '../../facts/modules/architecture/architecture.js';
import type { CodeBase, DescribedPart, ModuleSubject } from './code-base.js';
import { judgedFiles } from './judged-files.js';

/** What an architecture says and what the files say to it: `input.modules[id]`. Absent where none is said. */
export interface ArchitectureFacts {
  readonly architecture?: {
    /** Names all files that are held against it as a subject. */
    readonly subject: string;
    /** Patterns that match no file, beside others that do. */
    readonly unmatched: readonly {
      readonly subject: string;
      readonly setting: string;
      readonly pattern: string;
    }[];
    /** By layering: what is in none of its layers, and not outside on purpose. Layerings that cover everything are absent. */
    readonly uncovered: readonly UncoveredFacts[];
  };
}

interface UncoveredFacts {
  readonly subject: string;
  /** `layers[0]`. */
  readonly setting: string;
  /** There is no other. */
  readonly isOnly: boolean;
  readonly files: number;
  readonly of: number;
  /** The largest first. */
  readonly folders: readonly FolderCount[];
  /** How many more there are. */
  readonly more: number;
}

const rule = 'modules/layer-config-not-vacuous';

/** How many folders a message names before people stop reading. */
const listedFolders = 6;

/** Describes which patterns hold nothing, and which files nothing holds. */
export function describeArchitecture(base: CodeBase): DescribedPart {
  const { architecture, membership, tree } = base;
  if (!base.isOn(rule) || !saysAnything(architecture)) return { facts: {}, subjects: new Map() };
  const judged = judgedFiles(base);
  const subjects = new Map<string, ModuleSubject>();
  if (judged.length > 0) {
    subjects.set('architecture', {
      subject: { kind: 'files', id: 'architecture' },
      files: judged,
      identity: ['architecture'],
      locate: () => undefined,
    });
  }
  const unmatched = membership.unmatched.map(({ setting, pattern }) => {
    const subject = `pattern:${setting}:${pattern}`;
    subjects.set(subject, {
      subject: { kind: 'pattern', id: `${setting}: ${pattern}`, name: pattern },
      identity: ['pattern', setting, pattern],
      locate: () => undefined,
    });
    return { subject, setting, pattern };
  });
  const isJudged = new Set(judged);
  const uncovered = membership.uncovered.flatMap((files, index): readonly UncoveredFacts[] => {
    const own = files.filter((file) => isJudged.has(file));
    const [first] = own;
    if (first === undefined) return [];
    const setting = `layers[${String(index)}]`;
    const folders = fewestFolders(own, judged);
    subjects.set(`uncovered:${setting}`, {
      subject: { kind: 'layers', id: setting },
      identity: ['uncovered', setting],
      locate: () => ({ uri: tree.uriOf(first) }),
    });
    return [
      {
        subject: `uncovered:${setting}`,
        setting,
        isOnly: architecture.layers.length === 1,
        files: own.length,
        of: judged.length,
        folders: folders.slice(0, listedFolders),
        more: Math.max(0, folders.length - listedFolders),
      },
    ];
  });
  const facts: ArchitectureFacts = {
    ...(judged.length > 0 && { architecture: { subject: 'architecture', unmatched, uncovered } }),
  };
  return { facts: { ...facts }, subjects };
}

function saysAnything({ layers, contexts, stereotypes }: Architecture): boolean {
  return layers.length > 0 || contexts !== undefined || Object.keys(stereotypes).length > 0;
}
