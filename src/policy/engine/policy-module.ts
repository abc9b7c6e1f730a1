import { createHash } from 'node:crypto';
import { ArchfitError } from '../../report/archfit-error.js';
import { type HostBuiltin, hostBuiltins } from './builtins/index.js';
import { whyRefused } from './builtins/why-refused.js';
import { type Program, readProgram } from './read-program.js';
import { loadedPolicyClass } from './sdk.js';
import type { WebAssemblyModule } from './web-assembly.js';

/** A compiled module of policies, checked: its ABI is known and every builtin that it needs is there. */
export interface PolicyModule {
  /** What it is called in errors. */
  readonly name: string;
  /** `sha256:` and the digest of its bytes. */
  readonly digest: string;
  readonly entrypoints: readonly string[];
  /** Builtins that it asks its host for. */
  readonly builtins: readonly string[];
  /** @internal */
  readonly builtinsById: ReadonlyMap<number, NamedBuiltin>;
  /** @internal */
  readonly program: WebAssemblyModule;
  /** Minor version of OPA's ABI 1. @internal */
  readonly abiMinorVersion: number;
  /** Bytes below the heap: stack and constants. @internal */
  readonly heapBase: number;
}

export interface NamedBuiltin {
  readonly name: string;
  readonly call: HostBuiltin;
}

export interface PolicyModuleOptions {
  /** What the module is called in errors. */
  readonly name?: string;
  /** Builtins that the host offers; {@link hostBuiltins} unless given. */
  readonly builtins?: Readonly<Record<string, HostBuiltin>>;
}

/** Compiled programs of this process, by digest. */
const programs = new Map<string, Program>();

/**
 * Loads policies that OPA compiled to WebAssembly. Equal bytes are compiled once in a process.
 *
 * @throws {@link ArchfitError} `pack-load` when the bytes are no such module, when its ABI is not 1.2 or a newer 1, when it needs
 * a builtin that the host does not have, or when the environment is not that of Node
 */
export function loadPolicyModule(
  bytes: Uint8Array,
  { name = 'policy module', builtins = hostBuiltins }: PolicyModuleOptions = {},
): PolicyModule {
  // Now, not when the first input is judged.
  loadedPolicyClass();
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  let program = programs.get(digest);
  if (program === undefined) {
    program = readProgram(bytes, name);
    programs.set(digest, program);
  }
  const names = [...program.builtins.values()].sort();
  const unknown = names.filter((builtin) => !Object.hasOwn(builtins, builtin));
  if (unknown.length > 0) {
    throw new ArchfitError(
      'pack-load',
      `${name} needs ${unknown.length === 1 ? 'a builtin' : 'builtins'} that archfit does not have: ${unknown.map(describeRefused).join(', ')}`,
      'Write the policy without it, or compute the fact before the policy judges it.',
    );
  }
  return {
    name,
    digest,
    entrypoints: program.entrypoints,
    builtins: names,
    builtinsById: bindBuiltins(program.builtins, builtins),
    program: program.program,
    abiMinorVersion: program.abiMinorVersion,
    heapBase: program.heapBase,
  };
}

function describeRefused(builtin: string): string {
  const reason = whyRefused(builtin);
  return reason === undefined ? builtin : `${builtin} (${reason})`;
}

/** @internal */
export function bindBuiltins(
  names: ReadonlyMap<number, string>,
  builtins: Readonly<Record<string, HostBuiltin>>,
): ReadonlyMap<number, NamedBuiltin> {
  const bound = new Map<number, NamedBuiltin>();
  for (const [id, name] of names) {
    const call = builtins[name];
    if (call !== undefined) bound.set(id, { name, call });
  }
  return bound;
}
