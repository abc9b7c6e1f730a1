import { ArchfitError } from '../../report/index.js';
import { buildPack, readRule } from '../build/index.js';
import { checkLibrary, checkPolicy, type Policy } from '../build/policy-contract.js';
import {
  type InspectResult,
  type Modules,
  type Opa,
  type OpaError,
  OpaFailure,
} from '../opa/index.js';
import { checkFacts } from './check-facts.js';
import { lintPolicies } from './lint/lint-policies.js';
import { contractModules, isContractPolicy } from './load-own-policies.js';
import type { PolicyFault } from './policy-fault.js';
import type { PolicyFiles } from './policy-files.js';
import { shippedLibraries } from './shipped-libraries.js';

/** Policies of conftest and Gatekeeper may be of Rego v0. */
const asWritten = { regoVersion: 'auto' } as const;

/** What was found, by file and place, and which files could not be looked at, for they do not parse. */
export interface CheckedPolicies {
  readonly faults: readonly PolicyFault[];
  readonly unread: readonly string[];
}

/**
 * Checks policies as strictly as the OPA inside can, by the types of the facts that they read, by the contract where they are of it, and
 * by lints. A file that does not parse keeps no other from being checked, as far as that can be without it.
 */
export async function checkPolicies(
  opa: Opa,
  { modules, data }: Pick<PolicyFiles, 'modules' | 'data'>,
): Promise<CheckedPolicies> {
  const { inspected, errors, readable } = await inspectAll(opa, modules);
  const unread = Object.keys(modules).filter((path) => !Object.hasOwn(readable, path));
  const linted = lintPolicies(readable, inspected.modules);
  const compiled = await compileFaults(opa, readable, data, inspected, unread.length === 0);
  const faults = [
    ...errors.map(toFault),
    ...linted,
    // That archfit does not have it says more than that OPA does not.
    ...compiled.filter((fault) => !linted.some((lint) => isSameCall(lint, fault))),
  ];
  const distinct = new Map(
    faults.map((fault) => [JSON.stringify([fault.location, fault.message]), fault]),
  );
  return { faults: [...distinct.values()].sort(comparePlaces), unread };
}

function isSameCall(lint: PolicyFault, { code, location }: PolicyFault): boolean {
  return (
    lint.code === 'builtin-refused' &&
    code === 'rego_type_error' &&
    location !== undefined &&
    lint.location?.file === location.file &&
    lint.location.row === location.row &&
    lint.location.col === location.col
  );
}

async function inspectAll(opa: Opa, modules: Modules) {
  try {
    return { inspected: await opa.inspect(modules, asWritten), errors: [], readable: modules };
  } catch (failure) {
    if (!(failure instanceof OpaFailure)) throw failure;
    const { errors } = failure;
    const broken = new Set(errors.map(({ location }) => location?.file));
    const readable = Object.fromEntries(
      Object.entries(modules).filter(([path]) => !broken.has(path)),
    );
    // An error without a place would be met again and again.
    if (Object.keys(readable).length === Object.keys(modules).length) throw failure;
    const inspected = await opa.inspect(readable, asWritten);
    return { inspected, errors, readable };
  }
}

async function compileFaults(
  opa: Opa,
  modules: Modules,
  data: PolicyFiles['data'],
  inspected: InspectResult,
  isWhole: boolean,
): Promise<readonly PolicyFault[]> {
  const libraries = shippedLibraries(modules);
  const strict = await opa.check({ ...asWritten, modules: { ...libraries, ...modules }, data });
  const own = strict.filter(({ location }) => !Object.hasOwn(libraries, location?.file ?? ''));
  const { faults, policies } = readContract(inspected);
  // What a file that is not there defines is missing everywhere.
  if (own.length > 0 || !isWhole) return [...(isWhole ? own.map(toFault) : []), ...faults];
  const views = [...inspected.modules, ...(await opa.inspect(libraries)).modules];
  const ofFacts = await checkFacts(opa, { ...libraries, ...modules }, views, policies);
  const isOwn = ({ location }: OpaError) => Object.hasOwn(modules, location?.file ?? '');
  const found = [...faults, ...ofFacts.filter(isOwn).map(toFactFault)];
  if (found.length > 0 || policies.length === 0) return found;
  return buildFaults(opa, modules);
}

/**
 * What policies of the contract read that the facts do not have.
 *
 * @param inspected - all of the modules, libraries too
 */
export async function checkFactsOfPolicies(
  opa: Opa,
  modules: Modules,
  inspected: InspectResult,
): Promise<readonly OpaError[]> {
  return checkFacts(opa, modules, inspected.modules, readContract(inspected).policies);
}

/** The policies of the contract, and what in them breaks it. */
function readContract({ modules, annotations }: InspectResult): {
  readonly faults: readonly PolicyFault[];
  readonly policies: readonly Policy[];
} {
  const faults: PolicyFault[] = [];
  const policies: Policy[] = [];
  for (const module of modules) {
    if (module.path.endsWith('_test.rego')) continue;
    try {
      if (module.package[0] === 'archfit') {
        const policy = { module, rule: readRule(module, annotations) };
        policies.push(policy);
        checkPolicy(policy);
      } else if (module.package[0] === 'lib') checkLibrary(module);
    } catch (error) {
      faults.push(...contractFaults(error));
    }
  }
  return { faults, policies };
}

/** What only shows when all policies are put together: twins, unknown kinds, findings of a wrong type. */
async function buildFaults(opa: Opa, modules: Modules): Promise<readonly PolicyFault[]> {
  if (!Object.entries(modules).some(([path, text]) => isContractPolicy(path, text))) return [];
  try {
    await buildPack(opa, 'policies', contractModules(modules), 'policy.wasm');
    return [];
  } catch (error) {
    return contractFaults(error);
  }
}

function contractFaults(error: unknown): readonly PolicyFault[] {
  if (!(error instanceof ArchfitError) || error.code !== 'policy-contract') throw error;
  return error.message.split('\n').map((line): PolicyFault => {
    const [, file, row, col, message = line] = /^(.+?):(\d+):(\d+): (.*)$/.exec(line) ?? [];
    return {
      code: error.code,
      level: 'error',
      message,
      ...(file !== undefined && { location: { file, row: Number(row), col: Number(col) } }),
      details: [],
      hint: error.hint,
    };
  });
}

function toFault({ code, message, location, text, details = [] }: OpaError): PolicyFault {
  return {
    code,
    level: 'error',
    message,
    ...(location && { location }),
    details: [...(text === undefined ? [] : [text.trim()]), ...details],
    hint: 'Correct the policy at the place named.',
  };
}

function toFactFault(error: OpaError): PolicyFault {
  return {
    ...toFault(error),
    hint: 'What is not there is undefined, and the rule silent: correct the name, or read what may be there by object.get(input, "name", null).',
  };
}

function comparePlaces({ location: left }: PolicyFault, { location: right }: PolicyFault): number {
  const files = (left?.file ?? '') < (right?.file ?? '') ? -1 : 1;
  if (left?.file !== right?.file) return files;
  return (left?.row ?? 0) - (right?.row ?? 0) || (left?.col ?? 0) - (right?.col ?? 0);
}
