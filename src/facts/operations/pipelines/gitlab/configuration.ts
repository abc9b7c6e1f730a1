import type { DocumentPath } from '../../../../source/document-path.js';
import { isRecord } from '../../../../source/is-record.js';
import type { OperationsDocument, Place } from '../../document.js';

type Mapping = Readonly<Record<string, unknown>>;

/** A mapping as one file says it. */
interface Layer {
  readonly document: OperationsDocument;
  readonly path: DocumentPath;
  readonly value: Mapping;
}

/** Jobs that extend jobs: GitLab goes no deeper. */
const deepestExtends = 11;
/** References in references: GitLab goes no deeper. */
const deepestReference = 10;

/**
 * What several files of GitLab CI say together: mappings are merged, of everything else the last file counts.
 *
 * @see https://docs.gitlab.com/ci/yaml/yaml_optimization/
 */
export class Configuration {
  private readonly entries = new Map<string, Layer[]>();
  private readonly layers = new Map<string, readonly Layer[]>();
  private readonly others = new Map<string, unknown>();

  /** @param files - in the order in which they count: what is included before what includes it */
  constructor(
    files: readonly { readonly document: OperationsDocument; readonly value: Mapping }[],
  ) {
    for (const { document, value } of files) {
      for (const [key, entry] of Object.entries(value)) {
        if (!isRecord(entry)) this.others.set(key, entry);
        else
          this.entries.set(key, [
            ...(this.entries.get(key) ?? []),
            { document, path: [key], value: entry },
          ]);
      }
    }
  }

  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  /** The value of a key that is no mapping. */
  plain(key: string): unknown {
    return this.others.get(key);
  }

  /** What a mapping at the top is, with all that it extends. */
  merged(name: string): Mapping {
    return this.layersOf(name).reduce<Mapping>((all, { value }) => merge(all, value), {});
  }

  /** Where a mapping, or a key of it, is written. */
  place(name: string, key?: string): Place | undefined {
    const layers = this.layersOf(name);
    const layer =
      key === undefined ? layers.at(-1) : layers.findLast(({ value }) => Object.hasOwn(value, key));
    if (!layer) return undefined;
    return {
      document: layer.document,
      path: key === undefined ? layer.path : [...layer.path, key],
    };
  }

  /** What `!reference [job, key]` stands for; the value itself where it is none, and undefined where it leads nowhere. */
  resolve(value: unknown, depth = 0): unknown {
    if (!Array.isArray(value)) return value;
    const target = this.target(value);
    if (target === 'none') return value;
    return target === 'nowhere' || depth > deepestReference
      ? undefined
      : this.resolve(target.value, depth + 1);
  }

  /** The entries of a list, and of the lists that stand in it or that its references lead to; undefined for one that leads nowhere. */
  entriesOf(list: readonly unknown[], depth = 0): readonly unknown[] {
    return list.flatMap((each): readonly unknown[] => {
      const value = this.resolve(each);
      if (!Array.isArray(value)) return [value];
      return depth > deepestReference ? [undefined] : this.entriesOf(value, depth + 1);
    });
  }

  private target(path: readonly unknown[]): { readonly value: unknown } | 'none' | 'nowhere' {
    const [name, ...steps] = path;
    if (typeof name !== 'string' || steps.length === 0) return 'none';
    if (!this.entries.has(name)) {
      // Readers drop the tag: what looks like a name and a key of a hidden job is a reference into a file that is not here.
      return name.startsWith('.') && /^[a-z_]+$/.test(String(steps[0])) ? 'nowhere' : 'none';
    }
    let value: unknown = this.merged(name);
    for (const step of steps) {
      if (typeof step !== 'string' || !isRecord(value) || !Object.hasOwn(value, step))
        return 'none';
      value = value[step];
    }
    return { value };
  }

  private layersOf(name: string, depth = 0): readonly Layer[] {
    const known = this.layers.get(name);
    if (known) return known;
    // A job that extends itself, by whatever way, takes nothing from there.
    this.layers.set(name, []);
    const layers = this.gather(name, depth);
    this.layers.set(name, layers);
    return layers;
  }

  private gather(name: string, depth: number): readonly Layer[] {
    const own = this.entries.get(name) ?? [];
    const extended = own.findLast(({ value }) => value['extends'] !== undefined)?.value['extends'];
    const parents = (Array.isArray(extended) ? extended : [extended]).filter(
      (parent): parent is string => typeof parent === 'string',
    );
    if (depth > deepestExtends) return own;
    return [...parents.flatMap((parent) => this.layersOf(parent, depth + 1)), ...own];
  }

  /** What a job extends that is in no file. */
  missing(name: string): readonly string[] {
    const extended = this.merged(name)['extends'];
    const parents: readonly unknown[] = Array.isArray(extended) ? extended : [extended];
    return parents.filter(
      (parent): parent is string => typeof parent === 'string' && !this.entries.has(parent),
    );
  }
}

function merge(base: Mapping, over: Mapping): Mapping {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isRecord(before) && isRecord(value) ? merge(before, value) : value;
  }
  return merged;
}
