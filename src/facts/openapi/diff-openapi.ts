import { ArchfitError, type Location, type Problem } from '../../report/index.js';
import type { ContractChange, ContractDiff, DiffVerdict } from './diff/contract-change.js';
import type { DiffProfile } from './diff/diff-profile.js';
import type { Contract, ContractPlace } from './model/contract.js';
import type { ReadContract } from './model/load-contract.js';
import type { LoadedPair } from './pairing/load-pair.js';
import type { DescriptionPair, PairSide } from './pairing/pair-descriptions.js';

/**
 * A version of an API description. A text by itself is the path of a file or of a folder of descriptions, or `git:REVISION:PATH` for
 * one of a revision, unless it holds a line break or begins with a brace: then it is the description. The revision `last-release` is
 * the tag of the last release.
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

/** How two versions are compared, and where they are looked for. */
export interface DiffOpenApiOptions {
  /** What counts as a promise. Default `wire`. */
  readonly profile?: DiffProfile;
  /** Today, for what was announced to end. Default: the clock of the system. */
  readonly now?: Date;
  /** What relative paths start from. Default: the working directory of the process. */
  readonly cwd?: string;
  /** No reference leads out of this folder. Default: the folder of each description; for a text, references to files lead nowhere. */
  readonly root?: string;
  /** Of two folders: files of the newer one that have another name there, each with the one that it has in the older folder. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** What the tags of releases look like, `*` for the version: `orders-v*`. Default: `v*`, or the version alone. */
  readonly releaseTags?: string;
}

/** A change, with the lines on both sides. */
export interface ApiChange extends ContractChange {
  /** Of two folders: the description that it is of, by its path below them. */
  readonly contract?: string;
  readonly oldLocation?: Location;
  readonly newLocation?: Location;
}

/** What changed between two versions of a contract. */
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
  const [{ loadPair }, { diffContracts }, { tellContract }] = await Promise.all([
    import('./pairing/load-pair.js'),
    import('./diff/diff-contracts.js'),
    import('./diff/tell-contract.js'),
  ]);
  const { pairs, problems: unpaired } = await findPairs(old, newer, { ...options, cwd });
  const access = { cwd, ...(root !== undefined && { root }) };
  const compared: ComparedPair[] = [];
  for (const pair of pairs) {
    const { base, head } = await loadPair(pair, access);
    const isPart = pair.path !== undefined;
    if (isPart && base.kind === 'absent' && head.kind === 'contract') {
      compared.push({ pair, base, head, diff: tellContract(head.contract, 'added') });
    } else if (isPart && base.kind === 'contract' && head.kind === 'absent') {
      compared.push({ pair, base, head, diff: tellContract(base.contract, 'removed') });
    } else if (isPart && (base.kind !== 'contract' || head.kind !== 'contract')) {
      compared.push({ pair, base, head });
    } else {
      const [before, after] = [opened(base, 'old'), opened(head, 'new')];
      const diff = diffContracts(before.contract, after.contract, { profile, now });
      compared.push({ pair, base, head, diff });
    }
  }
  if (!compared.some(({ diff }) => diff !== undefined)) refuseNothing(compared, unpaired);
  const problems = [...unpaired, ...compared.flatMap(problemsOf)];
  const verdict = gravest(compared.map(({ diff }) => diff?.verdict ?? 'possible'));
  const isUncertain = problems.length > 0 && (verdict === 'none' || verdict === 'compatible');
  return {
    verdict: isUncertain ? 'possible' : verdict,
    changes: compared.flatMap(toChanges).sort(byGravity),
    problems: [...new Set(problems)],
  };
}

/** A pair with what its comparison came to; undefined where one of the versions could not be read. */
interface ComparedPair extends LoadedPair {
  readonly pair: DescriptionPair;
  readonly diff?: ContractDiff;
}

async function findPairs(
  old: ApiDescription,
  newer: ApiDescription,
  { cwd, root, renamed, releaseTags }: DiffOpenApiOptions & { readonly cwd: string },
): Promise<{ readonly pairs: readonly DescriptionPair[]; readonly problems: readonly Problem[] }> {
  const { pairDescriptions } = await import('./pairing/pair-descriptions.js');
  const [before, after] = [toDescription(old), toDescription(newer)];
  const settings = {
    ...(root !== undefined && { root }),
    ...(releaseTags !== undefined && { releaseTags }),
  };
  if ('path' in before && 'path' in after) {
    const versions = { base: before.path, head: after.path, ...(renamed && { renamed }) };
    return pairDescriptions({ ...versions, ...settings }, { cwd });
  }
  // A text has no place: what stands beside it is asked for by itself.
  const sideOf = async (
    description: Exclude<ApiDescription, string>,
    uri: string,
  ): Promise<PairSide> => {
    if ('text' in description) {
      const { text, uri: written = uri } = description;
      const own = root === undefined ? {} : { root };
      return { kind: 'source', written, source: { kind: 'text', text, uri: written }, ...own };
    }
    const { path } = description;
    if (path === '-') return { kind: 'source', written: path, source: { kind: 'file', path } };
    const { pairs } = await pairDescriptions({ base: path, head: path, ...settings }, { cwd });
    const [pair] = pairs;
    return pair?.path === undefined && pair
      ? pair.head
      : { kind: 'source', written: path, source: { kind: 'file', path } };
  };
  const pair = { base: await sideOf(before, 'old'), head: await sideOf(after, 'new') };
  return { pairs: [pair], problems: [] };
}

function toDescription(written: ApiDescription): Exclude<ApiDescription, string> {
  if (typeof written !== 'string') return written;
  return /\n|^\s*\{/.test(written) ? { text: written } : { path: written };
}

const verdicts: readonly DiffVerdict[] = ['breaking', 'possible', 'compatible', 'none'];

function gravest(found: readonly DiffVerdict[]): DiffVerdict {
  return verdicts.find((verdict) => found.includes(verdict)) ?? 'none';
}

function byGravity(left: ContractChange, right: ContractChange): number {
  const rankOf = ({ verdict }: ContractChange) =>
    verdict === 'annotation' ? verdicts.length : verdicts.indexOf(verdict);
  return rankOf(left) - rankOf(right);
}

function problemsOf({ base, head }: LoadedPair): readonly Problem[] {
  return [base, head].flatMap((read): readonly Problem[] => {
    if (read.kind === 'problem') return read.problems;
    return read.kind === 'contract' ? read.contract.problems : [];
  });
}

function toChanges({ pair, base, head, diff }: ComparedPair): readonly ApiChange[] {
  return (diff?.changes ?? []).map((change) => ({
    ...change,
    ...(pair.path !== undefined && { contract: pair.path }),
    ...(change.old && base.kind === 'contract' && { oldLocation: base.locate(change.old) }),
    ...(change.new && head.kind === 'contract' && { newLocation: head.locate(change.new) }),
  }));
}

function refuseNothing(compared: readonly LoadedPair[], unpaired: readonly Problem[]): never {
  const problem = [...unpaired, ...compared.flatMap(problemsOf)].at(-1);
  throw new ArchfitError(
    'usage',
    `nothing could be compared: ${problem?.message ?? 'there is no description'}`,
    problem?.hint ?? 'Name folders that hold descriptions.',
  );
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
  const last = read.problems.at(-1);
  throw new ArchfitError(
    'usage',
    `the ${side} description cannot be compared: ${last?.message ?? 'it cannot be read'}`,
    last?.hint ?? 'Name a description of OpenAPI 3.0, 3.1 or 3.2, or of Swagger 2.0.',
  );
}
