import { ArchfitError } from '../../report/archfit-error.js';
import { PolicyMemory } from './policy-memory.js';
import { readMemoryNeeds } from './wasm-binary.js';
import {
  pageSize,
  type PolicyExports,
  webAssembly,
  type WebAssemblyModule,
} from './web-assembly.js';

/** What is read of a module once, whatever the host offers. */
export interface Program {
  readonly program: WebAssemblyModule;
  readonly abiMinorVersion: number;
  readonly heapBase: number;
  readonly builtins: ReadonlyMap<number, string>;
  readonly entrypoints: readonly string[];
}

/** `opa_eval`, by which one call evaluates, came with ABI 1.2 (OPA 0.31). */
const oldestMinorVersion = 2;

/**
 * Compiles a module and asks it what it is.
 *
 * @throws {@link ArchfitError} `pack-load` when it is not one of OPA's modules, or one of an ABI that is not known
 */
export function readProgram(bytes: Uint8Array, name: string): Program {
  const { Module, Instance, Memory } = webAssembly();
  try {
    const program = new Module(bytes);
    const memory = new PolicyMemory(new Memory(probePages(bytes)));
    const { exports } = new Instance(program, { env: probeImports(memory) });
    const abiMinorVersion = readAbi(exports, name);
    const heapBase = exports.opa_heap_ptr_get();
    const builtins = readNumbers(memory, exports, exports.builtins());
    const entrypoints = readNumbers(memory, exports, exports.entrypoints());
    return {
      program,
      abiMinorVersion,
      heapBase,
      builtins: new Map([...builtins].map(([builtin, id]) => [id, builtin])),
      entrypoints: [...entrypoints.keys()].sort(),
    };
  } catch (cause) {
    if (cause instanceof ArchfitError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ArchfitError(
      'pack-load',
      `${name} is not a module of policies: ${reason}`,
      'Compile it with `opa build -t wasm`, and name the policy.wasm of the bundle.',
      cause,
    );
  }
}

/** Room to answer what the module is: its data, which it may understate, and a page for the answer. */
function probePages(bytes: Uint8Array): { initial: number; maximum: number } {
  const { declaredPages, dataEnd } = readMemoryNeeds(bytes);
  const initial = Math.max(declaredPages, Math.ceil(dataEnd / pageSize)) + 1;
  return { initial, maximum: initial + 64 };
}

function probeImports(memory: PolicyMemory): Readonly<Record<string, unknown>> {
  const refuse = () => {
    throw new Error('it evaluates before it is asked to');
  };
  return {
    memory: memory.memory,
    opa_abort: (address: number) => {
      throw new Error(memory.readText(address));
    },
    opa_println: refuse,
    opa_builtin0: refuse,
    opa_builtin1: refuse,
    opa_builtin2: refuse,
    opa_builtin3: refuse,
    opa_builtin4: refuse,
  };
}

function readAbi(
  { opa_wasm_abi_version, opa_wasm_abi_minor_version }: PolicyExports,
  name: string,
): number {
  const major = opa_wasm_abi_version?.value;
  const minor = opa_wasm_abi_minor_version?.value;
  if (major === 1 && minor !== undefined && minor >= oldestMinorVersion) return minor;
  throw new ArchfitError(
    'pack-load',
    `${name} has version ${major ?? 'unknown'}.${minor ?? 'unknown'} of OPA's ABI; 1.2 or a newer 1 is needed`,
    'Compile the policies again with a current OPA.',
  );
}

/** Reads an object of numbers, such as the entrypoints with their ids. */
function readNumbers(
  memory: PolicyMemory,
  exports: PolicyExports,
  value: number,
): Map<string, number> {
  const object: unknown = JSON.parse(memory.readText(exports.opa_json_dump(value)));
  const numbers = new Map<string, number>();
  if (typeof object === 'object' && object !== null) {
    for (const [key, id] of Object.entries(object)) {
      if (typeof id === 'number') numbers.set(key, id);
    }
  }
  return numbers;
}
