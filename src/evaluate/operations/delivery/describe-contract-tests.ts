import type { PactFile, Verification } from '../../../facts/operations/index.js';
import type { ContractTestFacts } from './delivery-facts.js';
import type { DescribeArtefacts, Describing } from '../describer.js';

/** Describes each consumer and provider with their contracts, and how the verifications of these ended. */
export const describeContractTests: DescribeArtefacts = ({ pacts, verifications }, { note }) => {
  const pairs = new Map<string, { files: PactFile[]; results: Verification[] }>();
  const pairOf = (consumer: string, provider: string) => {
    const key = JSON.stringify([consumer, provider]);
    const pair = pairs.get(key) ?? { files: [], results: [] };
    pairs.set(key, pair);
    return pair;
  };
  for (const pact of pacts) pairOf(pact.consumer, pact.provider).files.push(pact);
  for (const each of verifications) {
    pairOf(each.consumer ?? '', each.provider ?? '').results.push(each);
  }
  return {
    contractTests: Object.fromEntries(
      [...pairs].map(([key, { files, results }]) => {
        const [consumer = '', provider = ''] = JSON.parse(key) as string[];
        const facts = describePair(consumer, provider, files, results, note);
        return [facts.id, facts];
      }),
    ),
  };
};

function describePair(
  consumer: string,
  provider: string,
  files: readonly PactFile[],
  results: readonly Verification[],
  note: Describing['note'],
): ContractTestFacts {
  const id = `contract ${consumer}/${provider}`;
  const place = files[0]?.place ?? results[0]?.place;
  const name = `${consumer} with ${provider}`;
  note({
    kind: 'contract',
    id,
    ...(provider !== '' && { name }),
    ...(place && { place }),
    related: files.slice(1).map((file) => file.place),
  });
  // Brokers count what was published last; what says no time is as old as it can be.
  const sorted = [...results].sort((left, right) => compare(timeOf(left), timeOf(right)));
  return {
    id,
    consumer,
    provider,
    interactions: files.reduce((sum, file) => sum + file.interactions, 0),
    hasFile: files.length > 0,
    results: sorted.map((result) => ({
      id: note({
        kind: 'verification',
        id: `verification ${consumer}/${provider} ${result.providerVersion ?? ''} ${result.place.document.id}#${result.place.path.join('/')}`,
        ...(provider !== '' && { name }),
        place: result.place,
      }),
      isSuccess: result.isSuccess,
      ...(result.providerVersion !== undefined && { providerVersion: result.providerVersion }),
      failures: result.failures,
    })),
  };
}

function timeOf({ verifiedAt }: Verification): number {
  const time = verifiedAt === undefined ? Number.NaN : Date.parse(verifiedAt);
  return Number.isNaN(time) ? 0 : time;
}

function compare(left: number, right: number): number {
  return left - right;
}
