import { ArchfitError, type Location, type Problem } from '../../report/index.js';
import type { ContractChange, DiffVerdict } from './diff/contract-change.js';
import type { DiffProfile } from './diff/diff-profile.js';
import type { Contract, ContractPlace } from './model/contract.js';
import type { ContractSource, ReadContract } from './model/load-contract.js';

/**
 * A version of an API description. A text by itself is a path, `git:REVISION:PATH` for the file of a revision, unless it holds a
 * line break or begins with a brace: then it is the description.
 */
export type ApiDescription =
  | string
  | { readonly path: string }
  | {
      /** The description, YAML or JSON. */
      readonly text: string;
      /** What messages call it, and where relative references start: a path. */
      readonly uri?: string;
    };

export interface DiffOpenApiOptions {
  /** What counts as a promise. Default `wire`. */
  readonly profile?: DiffProfile;
  /** Today, for what was announced to end. Default: the clock of the system. */
  readonly now?: Date;
  /** What relative paths start from. Default: the working directory of the process. */
  readonly cwd?: string;
  /** No reference leads out of this folder. Default: the folder of each description; for a text, references to files lead nowhere. */
  readonly root?: string;
}

/** A change, with the lines on both sides. */
export interface ApiChange extends ContractChange {
  readonly oldLocation?: Location;
  readonly newLocation?: Location;
}

export interface ApiDiff {
  /** The gravest verdict of the changes; `none` where nothing but annotations changed. */
  readonly verdict: DiffVerdict;
  /** Every cause once, gravest first, with the operations that it reaches. */
  readonly changes: readonly ApiChange[];
  /**
   * What could not be read on one of the sides. The rest was compared; as nobody knows what stood there, the verdict is at least
   * `possible`.
   */
  readonly problems: readonly Problem[];
}

/**
 * Compares two versions of an API description: OpenAPI 3.0, 3.1, 3.2 or Swagger 2.0 on either side. A change is breaking when a
 * party that kept to the old version can fail under the new one. The network is never asked.
 *
 * @throws ArchfitError `usage` when one of the sides is no description that could be compared
 *
 * @example
 * const { verdict, changes } = await diffOpenApi('git:main:api/openapi.yaml', 'api/openapi.yaml');
 */
export async function diffOpenApi(
  old: ApiDescription,
  newer: ApiDescription,
  options: DiffOpenApiOptions = {},
): Promise<ApiDiff> {
  const { profile = 'wire', now = new Date(), cwd = process.cwd(), root } = options;
  const [{ loadContract, parseContractSource }, { diffContracts }] = await Promise.all([
    import('./model/load-contract.js'),
    import('./diff/diff-contracts.js'),
  ]);
  const access = { cwd, ...(root !== undefined && { root }) };
  const sourceOf = (description: ApiDescription, uri: string): ContractSource => {
    const given = typeof description === 'string' ? fromText(description) : description;
    return 'text' in given
      ? { kind: 'text', text: given.text, uri: given.uri ?? uri }
      : parseContractSource(given.path);
  };
  const before = opened(await loadContract(sourceOf(old, 'old'), access, 'base'), 'old');
  const after = opened(await loadContract(sourceOf(newer, 'new'), access), 'new');
  const { verdict, changes } = diffContracts(before.contract, after.contract, { profile, now });
  const problems = [...before.contract.problems, ...after.contract.problems];
  const isUncertain = problems.length > 0 && (verdict === 'none' || verdict === 'compatible');
  return {
    verdict: isUncertain ? 'possible' : verdict,
    changes: changes.map((change) => ({
      ...change,
      ...(change.old && { oldLocation: before.locate(change.old) }),
      ...(change.new && { newLocation: after.locate(change.new) }),
    })),
    problems,
  };
}

function fromText(written: string): Exclude<ApiDescription, string> {
  return /\n|^\s*\{/.test(written) ? { text: written } : { path: written };
}

interface OpenedContract {
  readonly contract: Contract;
  readonly locate: (place: ContractPlace) => Location;
}

function opened(read: ReadContract, side: 'old' | 'new'): OpenedContract {
  if (read.kind === 'contract') return read;
  if (read.kind === 'absent') {
    throw new ArchfitError(
      'usage',
      `there is no ${side} description at ${read.uri}`,
      'A contract that is new has nothing to be compared with.',
    );
  }
  const [first] = read.problems;
  const last = read.problems.at(-1);
  throw new ArchfitError(
    'usage',
    `the ${side} description cannot be compared: ${(last ?? first)?.message ?? 'it cannot be read'}`,
    last?.hint ?? 'Name a description of OpenAPI 3.0, 3.1 or 3.2, or of Swagger 2.0.',
  );
}
