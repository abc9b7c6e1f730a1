import type { FindParallel, ParallelOperation } from '../../facts/lifecycle/index.js';
import { diffContracts, pairOperations } from '../../facts/openapi/diff/index.js';
import {
  type Contract,
  type Operation,
  operationName,
  type ReadContract,
  type Server,
} from '../../facts/openapi/model/index.js';
import type { ReadContractSource } from './read-contracts.js';

type LoadedContract = Extract<ReadContract, { readonly kind: 'contract' }>;

/** Another contract of the run, whose newer version may still offer what this one has changed. */
interface Neighbour {
  readonly id: string;
  readonly head: LoadedContract;
  /** Both contracts are of one service: where a server has no host, it is the same one. */
  readonly isOfSameService: boolean;
}

/**
 * Looks in the other contracts of a run for the operations of the base: under the same URLs, so that a client that is not touched
 * goes on as before. What both say is compared only where an operation was found.
 */
export function createParallelSearch(
  { source, compared: { base, head } }: ReadContractSource,
  others: readonly ReadContractSource[],
  now: Date,
): FindParallel {
  if (base.kind !== 'contract' || head.kind === 'problem') return () => undefined;
  const neighbours = others.flatMap((other): readonly Neighbour[] => {
    const read = other.compared.head;
    // What could not be read whole may have changed.
    if (other.source === source || read.kind !== 'contract' || read.contract.problems.length > 0) {
      return [];
    }
    const { service } = source;
    const isOfSameService = service !== undefined && other.source.service === service;
    return [{ id: other.id, head: read, isOfSameService }];
  });
  if (neighbours.length === 0) return () => undefined;
  const newer = head.kind === 'contract' ? head.contract : undefined;
  const before = nameOldOperations(base.contract, newer);
  const broken = new Map<Neighbour, (operation: Operation, kept: Operation) => boolean>();
  const isBroken = (neighbour: Neighbour) => {
    const known =
      broken.get(neighbour) ??
      compareOnce(base.contract, neighbour.head.contract, () =>
        diffContracts(base.contract, neighbour.head.contract, {
          now,
          ...(source.profile && { profile: source.profile }),
        }),
      );
    broken.set(neighbour, known);
    return known;
  };
  const find = (operation: Operation): ParallelOperation | undefined => {
    const found = neighbours.flatMap((neighbour) =>
      [...neighbour.head.contract.operations.values()]
        .filter((candidate) => isSameUrl(operation, candidate, neighbour.isOfSameService))
        .map((kept) => ({
          name: `${operationName(kept)} in ${neighbour.id}`,
          isUnchanged: !isBroken(neighbour)(operation, kept),
          location: neighbour.head.locate(kept.place),
        })),
    );
    return found.find(({ isUnchanged }) => isUnchanged) ?? found[0];
  };
  // Many changes reach the same operation.
  const known = new Map<Operation, ParallelOperation | undefined>();
  return ({ method, path }) => {
    const operation = before.get(`${method} ${path}`);
    if (operation === undefined) return undefined;
    if (!known.has(operation)) known.set(operation, find(operation));
    return known.get(operation);
  };
}

/** The operations of the older version by the names that changes give them: those of the newer one, where there is one that has them. */
function nameOldOperations(
  old: Contract,
  newer: Contract | undefined,
): ReadonlyMap<string, Operation> {
  const { pairs, removed } = newer
    ? pairOperations(old, newer)
    : { pairs: [], removed: [...old.operations.values()] };
  return new Map([
    ...removed.map((operation) => [operationName(operation), operation] as const),
    ...pairs.map((pair) => [operationName(pair.new), pair.old] as const),
  ]);
}

/** Whether a client of an operation may fail by what the neighbour says of it. What nobody can decide counts. */
function compareOnce(
  old: Contract,
  neighbour: Contract,
  diff: () => ReturnType<typeof diffContracts>,
): (operation: Operation, kept: Operation) => boolean {
  const pairs = new Map(pairOperations(old, neighbour).pairs.map((pair) => [pair.old, pair.new]));
  let reached: ReadonlySet<string> | undefined;
  return (operation, kept) => {
    if (pairs.get(operation) !== kept) return true;
    reached ??= new Set(
      diff()
        .changes.filter(({ verdict }) => verdict === 'breaking' || verdict === 'possible')
        // That the URL is the same is known: what of it is of the server and what of the path is nobody's business.
        .filter(({ rule }) => !/\.server\.(?:existence|address|base-path)\./.test(rule))
        .flatMap(({ operations }) => operations),
    );
    return reached.has(operationName(kept));
  };
}

/** Wherever the older operation is reached, the other one answers. */
function isSameUrl(old: Operation, other: Operation, isOfSameService: boolean): boolean {
  return (
    old.method === other.method &&
    old.servers.every((server) =>
      other.servers.some(
        (candidate) =>
          pathOf(server, old) === pathOf(candidate, other) &&
          isSameHost(server, candidate, isOfSameService),
      ),
    )
  );
}

function pathOf({ basePath }: Server, { template }: Operation): string {
  return `${basePath === '/' ? '' : basePath}${template}`;
}

function isSameHost(old: Server, other: Server, isOfSameService: boolean): boolean {
  const [host, otherHost] = [hostOf(old), hostOf(other)];
  // Without a host, a server is wherever the description comes from: that may be any service.
  return host === undefined || otherHost === undefined ? isOfSameService : host === otherHost;
}

/** Scheme, host and port. */
function hostOf({ resolved }: Server): string | undefined {
  return /^[a-z][a-z\d+.-]*:\/\/[^/?#]+/i.exec(resolved)?.[0].toLowerCase();
}
