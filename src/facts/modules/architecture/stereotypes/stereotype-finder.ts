import type { PathPattern } from '../../../../source/index.js';
import type { SourceTree } from '../../../../source/tree/source-tree.js';
import type { ImportEdge, ModuleGraph } from '../../model/index.js';
import type { StereotypeDefinition } from '../architecture.js';
import type { EmptySetting } from '../empty-setting.js';
import type { UnmatchedPattern } from '../membership.js';
import { listGlobs } from '../named-layers.js';
import { PatternList } from '../pattern-list.js';
import { nameSetting } from '../setting-name.js';
import { builtInStereotypes } from './built-in-stereotypes.js';
import { scanClasses } from './scan-classes.js';
import { namesOfStereotypes, stereotypeOfName, stereotypeOfPath } from './stereotype-of-path.js';

/** Something of a class that makes its file what a person defined. */
interface Mark {
  readonly stereotype: string;
  readonly setting?: string;
}

/** Tells what files are made for, by their paths first: texts are read only of files that could say more. */
export class StereotypeFinder {
  readonly #names;
  readonly #files: readonly { readonly stereotype: string; readonly patterns: PatternList }[];
  readonly #classes = new Map<string, Mark>();
  readonly #decorators = new Map<string, Mark>();
  readonly #used = new Set<string>();
  readonly #found = new Set<string>();
  readonly #imports: ReadonlyMap<string, readonly ImportEdge[]>;
  readonly #packageFolders: ReadonlyMap<string, string>;
  readonly #packages: ReadonlyMap<string, string | undefined>;
  /** A cheap question to a text before it is scanned. */
  readonly #hasBuiltInClass: RegExp | undefined;
  readonly #hasDefined: RegExp | undefined;
  readonly #hasDecorator: RegExp | undefined;

  constructor(
    graph: ModuleGraph,
    definitions: Readonly<Record<string, StereotypeDefinition>>,
    private readonly tree: SourceTree,
    read: (glob: string) => PathPattern,
  ) {
    const defined = Object.entries(definitions);
    this.#names = namesOfStereotypes(new Set(Object.keys(definitions)));
    this.#files = defined.map(([stereotype, { files }]) => {
      const setting = nameSetting(['stereotypes', stereotype, 'files']);
      return { stereotype, patterns: new PatternList(setting, listGlobs(files), read) };
    });
    for (const [stereotype, { decorators = [] }] of Object.entries(builtInStereotypes)) {
      if (definitions[stereotype] !== undefined) continue;
      for (const name of decorators) this.#decorators.set(name, { stereotype });
    }
    for (const [stereotype, { classes = [], decorators = [] }] of defined) {
      const own = (key: string) => nameSetting(['stereotypes', stereotype, key]);
      for (const end of classes) this.#classes.set(end, { stereotype, setting: own('classes') });
      for (const name of decorators) {
        this.#decorators.set(name, { stereotype, setting: own('decorators') });
      }
    }
    const ownDecorators = defined.flatMap(([, { decorators = [] }]) => decorators);
    this.#hasDecorator = anyOf(ownDecorators, '@(?:[\\w$]+\\s*\\.\\s*)*', '');
    this.#imports = importsOf(graph, new Set(this.#decorators.keys()));
    this.#packages = new Map(graph.files.map((file) => [file.path, file.package]));
    this.#packageFolders = new Map(graph.packages.map(({ name, folder }) => [name, folder]));
    this.#hasBuiltInClass = anyOf([...this.#names.byName.keys()], '\\bclass\\s+[\\w$]*', 'i');
    this.#hasDefined = anyOf([...this.#classes.keys()], '\\bclass\\s+[\\w$]*', '');
  }

  /** Names, sorted. */
  find(file: string, folder: string): readonly string[] {
    const found = new Set<string>();
    const byPath = stereotypeOfPath(this.#pathInPackage(file), this.#names);
    if (byPath !== undefined) found.add(byPath);
    for (const { stereotype, patterns } of this.#files) {
      if (patterns.find(file, folder)) found.add(stereotype);
    }
    for (const stereotype of this.#fromText(file, byPath === undefined)) found.add(stereotype);
    for (const stereotype of found) this.#found.add(stereotype);
    return [...found].sort();
  }

  /** What a person defined and no file is. */
  get empty(): readonly EmptySetting[] {
    return this.#files
      .filter(({ stereotype }) => !this.#found.has(stereotype))
      .map(({ stereotype, patterns }) => {
        const globs = [...patterns.globs, ...this.#marksOf(stereotype).map(({ word }) => word)];
        const setting = nameSetting(['stereotypes', stereotype]);
        return {
          what: `the stereotype ${stereotype}`,
          patterns: { setting, globs, unmatched: globs },
        };
      });
  }

  /** What else a person wrote and no file has. */
  get unmatched(): readonly UnmatchedPattern[] {
    return this.#files
      .filter(({ stereotype }) => this.#found.has(stereotype))
      .flatMap(({ stereotype, patterns }) => [
        ...patterns.unmatched.map((pattern) => ({ setting: patterns.setting, pattern })),
        ...this.#marksOf(stereotype).flatMap(({ setting, word }) =>
          this.#used.has(`${setting} ${word}`) ? [] : [{ setting, pattern: word }],
        ),
      ]);
  }

  #marksOf(name: string): readonly { readonly setting: string; readonly word: string }[] {
    return [...this.#classes, ...this.#decorators].flatMap(([word, { stereotype, setting }]) =>
      stereotype === name && setting !== undefined ? [{ setting, word }] : [],
    );
  }

  *#fromText(file: string, isOpen: boolean): Iterable<string> {
    const edges = this.#imports.get(file);
    const isAsked = isOpen || this.#hasDefined !== undefined || this.#hasDecorator !== undefined;
    if (edges === undefined && !isAsked) return;
    const read = this.tree.read(file);
    if (read.kind !== 'text') return;
    const { text } = read;
    const mayHaveMark =
      edges !== undefined ||
      (isOpen && this.#hasBuiltInClass?.test(text) === true) ||
      this.#hasDefined?.test(text) === true ||
      this.#hasDecorator?.test(text) === true;
    if (!mayHaveMark) return;
    const nameOf = namesIn(edges ?? []);
    for (const { name, decorators } of scanClasses(text)) {
      if (name !== undefined) yield* this.#fromName(name, isOpen);
      for (const written of decorators) {
        const decorator = nameOf(written);
        const mark = this.#decorators.get(decorator);
        if (mark !== undefined) yield this.#use(mark, decorator);
      }
    }
  }

  *#fromName(name: string, isOpen: boolean): Iterable<string> {
    const usual = isOpen ? stereotypeOfName(name, this.#names) : undefined;
    if (usual !== undefined) yield usual;
    for (const [end, mark] of this.#classes) if (name.endsWith(end)) yield this.#use(mark, end);
  }

  #use({ stereotype, setting }: Mark, pattern: string): string {
    if (setting !== undefined) this.#used.add(`${setting} ${pattern}`);
    return stereotype;
  }

  #pathInPackage(file: string): string {
    const name = this.#packages.get(file);
    const folder = name === undefined ? '' : (this.#packageFolders.get(name) ?? '');
    return folder !== '' && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
  }
}

/** Imports that could bring a decorator, by the files that have some. */
function importsOf(
  { edges }: ModuleGraph,
  decorators: ReadonlySet<string>,
): ReadonlyMap<string, readonly ImportEdge[]> {
  const found = new Map<string, ImportEdge[]>();
  for (const edge of edges) {
    if (edge.kind === 're-export' || edge.isTypeOnly) continue;
    if (!edge.names.some(({ name }) => name === '*' || decorators.has(name))) continue;
    const known = found.get(edge.from);
    if (known) known.push(edge);
    else found.set(edge.from, [edge]);
  }
  return found;
}

/** What a decorator is called where it comes from; what no import with a name brings is called as it is written. */
function namesIn(edges: readonly ImportEdge[]): (written: string) => string {
  const names = new Map(
    edges.flatMap((edge) =>
      edge.names.flatMap(({ name, as = name }) =>
        name === '*' || name === 'default' ? [] : [[as, name] as const],
      ),
    ),
  );
  return (written) => names.get(written) ?? written.slice(written.lastIndexOf('.') + 1);
}

function anyOf(words: readonly string[], before: string, flags: string): RegExp | undefined {
  if (words.length === 0) return undefined;
  const escaped = words.map((word) => word.replaceAll(/[^\w]/g, '\\$&'));
  return new RegExp(`${before}(?:${escaped.join('|')})(?![\\w$])`, flags);
}
