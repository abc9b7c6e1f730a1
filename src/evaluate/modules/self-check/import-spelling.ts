import { posix } from 'node:path';
import type { ImportEdge, ModuleGraph } from '../../../facts/modules/model/index.js';

/** A specifier, and after what it is spelled. */
export interface Spelling {
  readonly specifier: string;
  readonly style: string;
}

/** A way to spell paths below a folder: `@app/` for `src/`. */
interface Alias {
  readonly prefix: string;
  readonly folder: string;
  readonly hasExtension: boolean;
  count: number;
}

const extension = /(?:\.d)?\.[cm]?[jt]sx?$/;

/**
 * How the files of a graph name one another, counted: what is planted has to be spelled as they do it. Aliases count also where they
 * lead nowhere, since that is what somebody has to hear of.
 */
export class ImportSpelling {
  readonly #aliases = new Map<string, Alias>();
  readonly #relative: ImportEdge[] = [];
  /** By the last part of their path, without extension. */
  readonly #stems = new Map<string, string[]>();

  constructor(private readonly graph: ModuleGraph) {
    for (const { path } of graph.files) {
      const stem = stemOf(path);
      const name = posix.basename(stem);
      this.#stems.set(name, [...(this.#stems.get(name) ?? []), stem]);
    }
    for (const edge of graph.edges) this.#count(edge);
  }

  /** As the code itself would spell it most likely. */
  spell(from: string, to: string): Spelling {
    const stem = stemOf(to);
    const aliases = [...this.#aliases.values()].filter(
      ({ folder }) => folder === '' || stem.startsWith(`${folder}/`),
    );
    const [alias] = aliases.toSorted((left, right) => right.count - left.count);
    const climbing = this.#relative.filter(
      ({ specifier = '', target }) =>
        specifier.startsWith('../') &&
        target.kind === 'file' &&
        (alias === undefined || target.file.startsWith(alias.folder)),
    );
    if (alias === undefined || climbing.length > alias.count) return this.#spellRelative(from, to);
    const rest = alias.folder === '' ? stem : stem.slice(alias.folder.length + 1);
    const ending = alias.hasExtension ? '.js' : '';
    return { specifier: `${alias.prefix}/${rest}${ending}`, style: `as ${alias.prefix}/…` };
  }

  #spellRelative(from: string, to: string): Spelling {
    const written = this.#relative.filter(({ specifier = '' }) => extension.test(specifier)).length;
    const hasExtension = written * 2 > this.#relative.length;
    const stem = hasExtension ? stemOf(to) : stemOf(to).replace(/\/index$/, '');
    const way = posix.relative(posix.dirname(from), stem);
    const ending = hasExtension ? '.js' : '';
    return { specifier: `${way.startsWith('.') ? '' : './'}${way}${ending}`, style: 'relative' };
  }

  #count(edge: ImportEdge): void {
    const { specifier, target } = edge;
    if (specifier === undefined || edge.kind === 'mock') return;
    if (specifier.startsWith('.')) {
      this.#relative.push(edge);
      return;
    }
    const isLost =
      target.kind === 'unresolved' ||
      target.kind === 'workspace' ||
      (target.kind === 'external' && target.declared === 'absent');
    const stem = target.kind === 'file' ? stemOf(target.file) : isLost && this.#guess(specifier);
    if (stem === false || stem === undefined) return;
    const split = splitSpecifier(specifier, stem);
    if (split === undefined) return;
    const key = `${split.prefix}\n${split.folder}`;
    const hasExtension = extension.test(specifier);
    const alias = this.#aliases.get(key) ?? { ...split, hasExtension, count: 0 };
    alias.count += 1;
    this.#aliases.set(key, alias);
  }

  /** The only file whose path ends as a specifier does that leads nowhere. */
  #guess(specifier: string): string | undefined {
    const steps = specifier.replace(extension, '').split('/');
    const known = this.#stems.get(steps.at(-1) ?? '') ?? [];
    const ends = known.filter((stem) => `/${stem}`.endsWith(`/${steps.slice(-2).join('/')}`));
    const found = ends.length > 0 ? ends : steps.length > 1 ? known : [];
    return found.length === 1 ? found[0] : undefined;
  }
}

/** Parts a specifier from the path that it leads to: what they have in common at the end is no part of the alias. */
function splitSpecifier(
  specifier: string,
  stem: string,
): Pick<Alias, 'prefix' | 'folder'> | undefined {
  const written = specifier.replace(extension, '').split('/');
  const steps = stem.split('/');
  let common = 0;
  while (
    common < written.length - 1 &&
    common < steps.length &&
    written.at(-1 - common) === steps.at(-1 - common)
  ) {
    common += 1;
  }
  if (common === 0) return undefined;
  return {
    prefix: written.slice(0, written.length - common).join('/'),
    folder: steps.slice(0, steps.length - common).join('/'),
  };
}

function stemOf(path: string): string {
  return path.replace(extension, '');
}
