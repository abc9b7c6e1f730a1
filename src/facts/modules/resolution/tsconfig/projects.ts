import type { Problem } from '../../../../report/index.js';
import { folderOf, joinPath, type SourceTree } from '../../../../source/tree/index.js';
import { foldersUpward } from '../follow-path.js';
import { noProject, type Project, toProject } from './project.js';
import { type FindPackagedConfig, readLayers } from './read-layers.js';

/** Which tsconfig holds for which file. */
export class Projects {
  readonly problems: Problem[] = [];
  private readonly known = new Map<string, Project | undefined>();
  /** What is wrong with configurations that nobody has asked for. */
  private readonly untold = new Map<Project, readonly Problem[]>();
  private readonly nearest = new Map<string, readonly Project[]>();
  private readonly siblings = new Map<string, readonly Project[]>();
  private namedProjects: readonly Project[] | undefined;

  /**
   * @param named - configurations that somebody named, which take the place of the nearest ones
   */
  constructor(
    private readonly tree: SourceTree,
    private readonly findPackaged: FindPackagedConfig,
    private readonly named: readonly string[] | undefined,
  ) {
    for (const path of named ?? []) {
      if (tree.isFile(path)) continue;
      const message = 'the file does not exist';
      const hint = 'Correct the path of the tsconfig: it is relative to the root folder.';
      const location = { uri: tree.uriOf(path) };
      this.problems.push({ code: 'tsconfig-invalid', message, location, hint });
    }
  }

  /** The nearest one, or of those that it references the one that compiles the file. A file that none compiles has the nearest. */
  of(file: string): Project {
    const nearest = this.nearestTo(folderOf(file));
    const [first = noProject] = nearest;
    const found =
      nearest.length < 2
        ? first
        : (nearest.find((project) => !project.isSolution && project.includes(file)) ??
          nearest.find((project) => !project.isSolution) ??
          first);
    this.tell(first);
    if (found !== first) this.tell(found);
    return found;
  }

  private nearestTo(folder: string): readonly Project[] {
    if (this.named) return (this.namedProjects ??= this.withReferences(this.named));
    const known = this.nearest.get(folder);
    if (known) return known;
    const path = ['tsconfig.json', 'jsconfig.json']
      .map((name) => joinPath(folder, name))
      .find((candidate) => this.tree.isFile(candidate));
    const above = (): readonly Project[] => (folder === '' ? [] : this.nearestTo(folderOf(folder)));
    const found = path === undefined ? above() : this.withReferences([path]);
    this.nearest.set(folder, found);
    return found;
  }

  /** Every `tsconfig*.json` of a folder: one that builds has the folder of the output, whoever else reads it. */
  in(folder: string): readonly Project[] {
    const known = this.siblings.get(folder);
    if (known) return known;
    const found = (this.tree.list(folder)?.files ?? [])
      .filter((name) => /^(?:ts|js)config(?:\..+)?\.json$/.test(name))
      .flatMap((name) => this.load(joinPath(folder, name)) ?? []);
    this.siblings.set(folder, found);
    return found;
  }

  /** Those of {@link in} of a folder and of the folders around it. */
  *upward(folder: string): Generator<Project> {
    for (const at of foldersUpward(folder)) yield* this.in(at);
  }

  private withReferences(paths: readonly string[]): readonly Project[] {
    const found = new Set<Project>();
    const add = (path: string): void => {
      const project = this.load(path) ?? this.load(joinPath(path, 'tsconfig.json'));
      // A reference to nowhere leaves the files to whoever names it.
      if (!project || found.has(project)) return;
      found.add(project);
      project.references.forEach(add);
    };
    paths.forEach(add);
    return [...found];
  }

  private load(path: string): Project | undefined {
    if (this.known.has(path)) return this.known.get(path);
    const project = this.tree.isFile(path) ? this.read(path) : undefined;
    this.known.set(path, project);
    return project;
  }

  private read(path: string): Project {
    const layers = readLayers(this.tree, path, this.findPackaged);
    const faults = [...layers.problems];
    const project = toProject(path, layers, faults);
    this.untold.set(project, faults);
    return project;
  }

  /** Only what holds for some file matters; and what is wrong with a base is told once, however many extend it. */
  private tell(project: Project): void {
    const faults = this.untold.get(project);
    if (!faults) return;
    this.untold.delete(project);
    const told = new Set(this.problems.map((problem) => JSON.stringify(problem)));
    this.problems.push(...faults.filter((problem) => !told.has(JSON.stringify(problem))));
  }
}
