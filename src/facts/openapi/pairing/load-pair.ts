import { type ContractAccess, loadContract, type ReadContract } from '../model/index.js';
import type { DescriptionPair, PairSide } from './pair-descriptions.js';

/** Both versions of a contract, as far as they could be read. */
export interface LoadedPair {
  /** `absent`: the contract is new. */
  readonly base: ReadContract;
  /** `absent`: the contract is gone. */
  readonly head: ReadContract;
}

/** Reads both versions of a contract. */
export async function loadPair(
  pair: DescriptionPair,
  access: Omit<ContractAccess, 'root'>,
): Promise<LoadedPair> {
  const base = await loadSide(pair.base, access, 'base');
  const head = await loadSide(pair.head, access, 'head');
  return { base, head };
}

async function loadSide(
  side: PairSide,
  access: Omit<ContractAccess, 'root'>,
  role: 'base' | 'head',
): Promise<ReadContract> {
  switch (side.kind) {
    case 'absent':
      return { kind: 'absent', uri: side.written };
    case 'problem':
      return { kind: 'problem', problems: side.problems };
    case 'source': {
      const { source, root } = side;
      const read = await loadContract(
        source,
        { ...access, ...(root !== undefined && { root }) },
        role,
      );
      if (read.kind !== 'absent' || role === 'base') return read;
      // Who names a file that is to be delivered means one that is there.
      return {
        kind: 'problem',
        problems: [
          {
            code: 'source-not-found',
            message: 'the revision has no such file',
            location: { uri: read.uri },
            hint: 'Check the path: it starts at the root of the repository, or with ./ where the command runs.',
          },
        ],
      };
    }
  }
}
