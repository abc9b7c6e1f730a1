import type { Problem } from '../../../report/index.js';
import { createRegionReader } from '../../../source/create-region-reader.js';
import type { ImportReference } from '../model/import-reference.js';
import type { ImportTarget } from '../model/module-graph.js';
import { folderOf } from '../../../source/tree/index.js';
import { conditionsOf, modeOf, settingsOf } from './resolution-request.js';
import type { ResolverParts } from './resolver-parts.js';
import { type Resolution, SpecifierResolver } from './specifier-resolver.js';
import type { Project } from './tsconfig/project.js';

const opaque: ImportTarget = { kind: 'opaque' };

/** Says where the imports of files lead, and asks for each specifier of a folder once. */
export class ModuleResolver {
  readonly problems: Problem[] = [];
  private readonly specifiers: SpecifierResolver;
  private readonly known = new Map<Project, Map<string, Map<string, Resolution>>>();
  /** Of the last file: edges come file by file. */
  private last: { readonly file: string; readonly project: Project } | undefined;

  constructor(private readonly parts: ResolverParts) {
    this.specifiers = new SpecifierResolver(parts);
  }

  resolve(from: string, reference: ImportReference): ImportTarget {
    const { specifier, isTypeOnly } = reference;
    if (specifier === undefined) return opaque;
    const project = this.projectOf(from);
    const mode = modeOf(from, reference, project, this.parts.manifests);
    const folder = folderOf(from);
    const known = this.answersOf(project, folder);
    const key = `${isTypeOnly ? 'type' : 'value'} ${mode} ${specifier}`;
    let resolution = known.get(key);
    if (!resolution) {
      const conditions = conditionsOf(mode, project);
      const settings = settingsOf(project);
      const request = { folder, project, conditions, isTypeOnly, settings };
      resolution = this.specifiers.resolve(specifier, request);
      known.set(key, resolution);
    }
    if (resolution.otherLetters !== undefined) {
      this.tellLetters(from, reference, resolution.otherLetters);
    }
    return resolution.target;
  }

  private projectOf(file: string): Project {
    if (this.last?.file !== file) this.last = { file, project: this.parts.projects.of(file) };
    return this.last.project;
  }

  private answersOf(project: Project, folder: string): Map<string, Resolution> {
    const folders = this.known.get(project) ?? new Map<string, Map<string, Resolution>>();
    this.known.set(project, folders);
    const answers = folders.get(folder) ?? new Map<string, Resolution>();
    folders.set(folder, answers);
    return answers;
  }

  private tellLetters(from: string, { start, end }: ImportReference, meant: string): void {
    const { tree } = this.parts;
    const read = tree.read(from);
    const uri = tree.uriOf(from);
    const location =
      read.kind === 'text' ? { uri, region: createRegionReader(read.text)(start, end) } : { uri };
    this.problems.push({
      code: 'import-misspelt',
      message: `the import means ${tree.uriOf(meant)} and writes it in other small and capital letters`,
      location,
      hint: 'Write the path as the file system has it: on Linux nothing is found otherwise.',
    });
  }
}
