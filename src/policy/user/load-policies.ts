import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { wasmFolder } from '#wasm';
import type { Note, Problem, RuleId } from '../../report/index.js';
import { checkDefinition } from './check-definition.js';
import type { CompiledSource } from './compiled-source.js';
import { defaultCacheFolder, PolicyCache } from './policy-cache.js';
import type { PackDefinition, PolicySource } from './policy-source.js';
import type { Opa } from '../opa/index.js';
import { type GatheredFiles, gatherFiles } from './read/gather-files.js';
import { toProblems } from './source-fault.js';
import { receivePack, type UserPack } from './user-pack.js';

export interface LoadPoliciesOptions {
  readonly cwd: string;
  /** Folder of what was compiled before, relative to `cwd`; `false`: nothing is kept. Default: `archfit` in the user's folder of caches. */
  readonly cache?: string | false;
  /** Ids that no policy may take. */
  readonly builtInIds: readonly RuleId[];
  /** What compiles; unless given, one of its own, which starts when it is needed and is ended afterwards. */
  readonly opa?: Opa;
}

/** What became of the policies. A source that could not be loaded is a problem; the others are there. */
export interface LoadedPolicies {
  readonly packs: readonly UserPack[];
  readonly problems: readonly Problem[];
  /** Of each pack its dialect, its packages and rules, and its version of Rego. */
  readonly notes: readonly Note[];
}

/** Finds, reads and, where they were not before, compiles policies of one's own. Never throws for what is wrong with a source. */
export async function loadPolicies(
  sources: readonly PolicySource[],
  options: LoadPoliciesOptions,
): Promise<LoadedPolicies> {
  const { cwd, cache: folder } = options;
  const cache =
    folder === false
      ? undefined
      : new PolicyCache(folder === undefined ? defaultCacheFolder() : resolve(cwd, folder));
  const packs: UserPack[] = [];
  const problems: Problem[] = [];
  const notes: Note[] = [];
  const taken = new Map(options.builtInIds.map((id) => [id, 'archfit itself']));
  const compiler = new Compiler(options, cache);
  try {
    for (const source of sources) {
      const definition = typeof source === 'string' ? { policies: source } : source;
      const faults = checkDefinition(definition);
      problems.push(...faults);
      if (faults.length > 0) continue;
      const { pack: transfer, ...told } = await compiler.compile(definition);
      problems.push(...told.problems);
      notes.push(...told.notes);
      if (transfer === undefined) continue;
      try {
        const pack = receivePack(transfer);
        const twins = findTwins(pack, transfer.name, taken);
        problems.push(...twins);
        if (twins.length > 0) continue;
        for (const { id } of pack.rules) taken.set(id, transfer.name);
        packs.push(pack);
      } catch (error) {
        problems.push(...toProblems(transfer.name, error));
      }
    }
  } finally {
    await compiler.close();
  }
  return { packs, problems, notes };
}

/** A rule is known by its id, in settings, waivers and the baseline. */
function findTwins(
  { rules }: UserPack,
  name: string,
  taken: ReadonlyMap<RuleId, string>,
): readonly Problem[] {
  return rules.flatMap(({ id, file, aliases }): readonly Problem[] => {
    const twin = [id, ...aliases].find((each) => taken.has(each));
    if (twin === undefined) return [];
    return [
      {
        code: 'policies-invalid',
        message: `the rule ${twin} is one of ${taken.get(twin) ?? name} already`,
        location: { uri: file },
        hint: 'Rename it, or its package: a rule is known by its id.',
      },
    ];
  });
}

/** Compiles sources; the compiler starts with the first that is in no cache. */
class Compiler {
  readonly #cwd: string;
  readonly #given: Opa | undefined;
  #started: Opa | undefined;

  constructor(
    { cwd, opa }: LoadPoliciesOptions,
    private readonly cache: PolicyCache | undefined,
  ) {
    this.#cwd = cwd;
    this.#given = opa;
  }

  async compile(definition: PackDefinition): Promise<CompiledSource> {
    const name = definition.name ?? [definition.policies].flat().join(' ');
    const files = await gatherFiles(definition, this.#cwd);
    const key = keyOf(definition, files);
    const known = this.cache?.read(key);
    // Where the files are now: what was kept may have been compiled in another folder.
    if (known !== undefined) return { ...known, pack: { ...known.pack, cwd: this.#cwd } };
    const { compileSource } = await import('./compile-source.js');
    const opa = this.#given ?? (this.#started ??= await startOpa());
    const { pack, ...told } = await compileSource(opa, name, definition, files, this.#cwd);
    if (pack === undefined) return told;
    // What was only half understood is looked at again.
    if (told.problems.length === 0) this.cache?.write(key, { pack, ...told });
    return { pack, ...told };
  }

  async close(): Promise<void> {
    await this.#started?.close();
  }
}

async function startOpa(): Promise<Opa> {
  const { Opa: EmbeddedOpa } = await import('../opa/index.js');
  return new EmbeddedOpa();
}

/** Raised whenever what is kept of equal sources changes. */
const cacheFormat = 2;

function keyOf(definition: PackDefinition, files: GatheredFiles): string {
  const hash = createHash('sha256');
  const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  // What OPA is inside, and what this package is.
  const opa = readFileSync(join(wasmFolder, 'opa.json'), 'utf8');
  const built = readFileSync(join(wasmFolder, '..', 'package.json'), 'utf8');
  const policies = files.policies.map(({ uri, bytes }) => [uri, digest(bytes)]);
  const data = files.data.map(({ uri, bytes, under }) => [uri, digest(bytes), under]);
  hash.update(JSON.stringify([cacheFormat, opa, built, definition, policies, data]));
  return hash.digest('hex');
}
