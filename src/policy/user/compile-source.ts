import { type Note, type Problem } from '../../report/index.js';
import type { Modules, Opa, RegoVersion } from '../opa/index.js';
import type { CompiledSource } from './compiled-source.js';
import { compileConftest } from './conftest/compile-conftest.js';
import { compileContract } from './contract/compile-contract.js';
import { compileTemplates } from './gatekeeper/compile-templates.js';
import { isGatekeeperText } from './gatekeeper/is-gatekeeper-text.js';
import { compileModule } from './module/compile-module.js';
import type { PackUnit } from './pack-unit.js';
import type { PackDefinition } from './policy-source.js';
import type { GatheredFiles, PolicyFile } from './read/gather-files.js';
import { addData, addDataFile, textOf } from './read/pack-data.js';
import { type Bundle, isInRoots, readBundle, versionOf } from './read/read-bundle.js';
import { SourceFault, toProblems } from './source-fault.js';

/** Everything that the dialects are compiled from, and where they say what they found. */
export interface SourceParts {
  readonly opa: Opa;
  readonly name: string;
  readonly definition: PackDefinition;
  /** Texts of Rego by path. */
  readonly modules: Modules;
  /** As what they are read, where somebody says so; else as the version that they are written in. */
  readonly regoVersions: Readonly<Record<string, RegoVersion>>;
  /** What policies read as `data`. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Packages that stand in ConstraintTemplates of the source. */
  readonly templatePackages: ReadonlySet<string>;
}

/** What a dialect found in a source. */
export interface CompiledParts {
  readonly units: readonly PackUnit[];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/** Compiles a source, dialect by dialect: what is wrong in one of them keeps none of the others from being loaded. */
export async function compileSource(
  opa: Opa,
  name: string,
  definition: PackDefinition,
  files: GatheredFiles,
  cwd: string,
): Promise<CompiledSource> {
  const units: PackUnit[] = [];
  const problems: Problem[] = [...files.problems];
  const notes: Note[] = [];
  const attempt = async (work: () => Promise<CompiledParts>): Promise<void> => {
    try {
      const parts = await work();
      units.push(...parts.units);
      problems.push(...parts.problems);
      notes.push(...parts.notes.map((message) => ({ about: name, message })));
    } catch (error) {
      problems.push(...toProblems(name, error));
    }
  };
  const read = new SourceReader(name);
  await attempt(() => read.readAll(files));
  const { modules, regoVersions, templates, wasm, data } = read;
  const templatePackages = packagesIn(templates);
  const parts: SourceParts = {
    ...{ opa, name, definition, modules, regoVersions, data, templatePackages },
  };
  if (Object.keys(modules).length > 0) {
    await attempt(async () => {
      const inspected = await opa.inspect(modules, { regoVersion: 'auto', regoVersions });
      await attempt(() => compileContract(parts, inspected));
      return compileConftest(parts, inspected);
    });
  }
  if (templates.length > 0) await attempt(() => compileTemplates(parts, templates));
  for (const module of wasm) await attempt(() => Promise.resolve(compileModule(module, data)));
  if (units.length === 0 && problems.length === 0) problems.push(tellNothing(name, definition));
  if (units.length === 0) return { problems, notes };
  const { timeLimitMs, memoryMiB } = definition;
  const limits = {
    ...(timeLimitMs !== undefined && { timeLimitMs }),
    ...(memoryMiB !== undefined && { memoryMiB }),
  };
  return { pack: { kind: 'user-pack', name, units, data, limits, cwd }, problems, notes };
}

/** A module that was compiled elsewhere, with what its bundle says about it. */
export interface CompiledElsewhere {
  readonly uri: string;
  readonly bytes: Uint8Array;
  readonly bundle?: Bundle;
}

/** A file of Gatekeeper. */
export interface TemplateFile {
  readonly uri: string;
  readonly bytes: Uint8Array;
}

/** Sorts the files of a source by what they are. */
class SourceReader {
  readonly modules: Record<string, string> = {};
  readonly regoVersions: Record<string, RegoVersion> = {};
  readonly templates: TemplateFile[] = [];
  readonly wasm: CompiledElsewhere[] = [];
  data: Readonly<Record<string, unknown>> = {};
  readonly #problems: Problem[] = [];
  readonly #notes: string[] = [];

  constructor(private readonly name: string) {}

  async readAll({ policies, data }: GatheredFiles): Promise<CompiledParts> {
    for (const file of policies) await this.#attempt(() => this.#readPolicy(file));
    for (const file of data) {
      await this.#attempt(async () => {
        this.data = await addDataFile(this.data, file);
      });
    }
    return { units: [], problems: this.#problems, notes: this.#notes };
  }

  async #readPolicy({ uri, bytes }: PolicyFile): Promise<void> {
    if (/\.(?:tar\.gz|tgz)$/i.test(uri)) return this.#readBundle(uri, bytes);
    if (/\.wasm$/i.test(uri)) {
      this.wasm.push({ uri, bytes });
      return;
    }
    const text = textOf(uri, bytes);
    if (/\.rego$/i.test(uri)) this.modules[uri] = text;
    else if (isGatekeeperText(text)) this.templates.push({ uri, bytes });
  }

  async #readBundle(uri: string, bytes: Uint8Array): Promise<void> {
    const bundle = await readBundle(uri, bytes);
    this.data = addData(this.data, uri, bundle.data);
    if (bundle.isSigned) this.#notes.push(`${uri} is signed; the signature was not verified`);
    if (bundle.wasm !== undefined && bundle.manifest.entrypoints.length > 0) {
      this.wasm.push({ uri, bytes: bundle.wasm, bundle });
      return;
    }
    for (const [path, text] of Object.entries(bundle.modules)) {
      const [, packagePath = ''] = /^\s*package\s+([\w.]+)/m.exec(text) ?? [];
      const { roots } = bundle.manifest;
      if (!isInRoots(packagePath.replaceAll('.', '/'), roots)) {
        throw new SourceFault(
          `the package ${packagePath} stands in none of the roots ${roots.join(', ')}`,
          { uri: `${uri}/${path}` },
          'Correct the roots of the bundle.',
        );
      }
      this.modules[`${uri}/${path}`] = text;
      this.regoVersions[`${uri}/${path}`] = versionOf(path, bundle.manifest);
    }
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#problems.push(...toProblems(this.name, error));
    }
  }
}

/** A library of templates keeps their Rego beside them, too. */
function packagesIn(templates: readonly TemplateFile[]): ReadonlySet<string> {
  const texts = templates.map(({ uri, bytes }) => textOf(uri, bytes)).join('\n');
  return new Set([...texts.matchAll(/^\s*package\s+([\w.]+)/gm)].map(([, path = '']) => path));
}

/** What nobody finds must not look like what passed. */
function tellNothing(name: string, { policies }: PackDefinition): Problem {
  return {
    code: 'policies-invalid',
    message: 'no rule was found',
    location: { uri: [policies].flat().join(' ') || name },
    hint: 'A rule is called deny, violation or warn (also with _ and a word after it), is of the package archfit.*, or is a Constraint of Gatekeeper with its template.',
  };
}
