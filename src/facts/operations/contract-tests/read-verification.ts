import { isRecord } from '../../../source/is-record.js';
import type { DocumentPath } from '../../../source/document-path.js';
import type { OperationsDocument } from '../document.js';
import type { ArtefactReader } from '../reader.js';
import type { Verification } from './contract-test.js';

type Mapping = Readonly<Record<string, unknown>>;

/** Reads how verifications ended: what a Pact broker answers, and what verifiers write as JSON. */
export const verificationReader: ArtefactReader = {
  kind: 'verification results',
  read: (document, { verifications }) => {
    const { value } = document;
    const found = isRecord(value) ? readVerifications(document, value) : undefined;
    verifications.push(...(found ?? []));
    return found?.length;
  },
};

function readVerifications(
  document: OperationsDocument,
  value: Mapping,
): readonly Verification[] | undefined {
  const embedded = isRecord(value['_embedded']) ? value['_embedded'] : {};
  for (const key of ['verificationResults', 'verification-results']) {
    const list = embedded[key];
    if (!Array.isArray(list)) continue;
    return list.flatMap((item: unknown, index) => {
      const path = ['_embedded', key, index];
      return isRecord(item) ? (readBrokerResult(document, path, item) ?? []) : [];
    });
  }
  if (Array.isArray(value['matrix'])) return readMatrix(document, value['matrix']);
  const one =
    readBrokerResult(document, [], value) ??
    readVerifierOutput(document, value) ??
    readRspec(document, value);
  return one && [one];
}

/** https://docs.pact.io/pact_broker/advanced_topics/api_docs/publish_verification_result */
function readBrokerResult(
  document: OperationsDocument,
  path: DocumentPath,
  value: Mapping,
): Verification | undefined {
  const { success, providerApplicationVersion } = value;
  if (typeof success !== 'boolean' || typeof providerApplicationVersion !== 'string') {
    return undefined;
  }
  return {
    place: { document, path },
    ...partiesOfLinks(value['_links']),
    ...textUnder('provider', value['providerName']),
    ...textUnder('consumer', value['consumerName']),
    ...textUnder('consumerVersion', value['consumerVersionNumber']),
    providerVersion: providerApplicationVersion,
    isSuccess: success,
    ...textUnder('verifiedAt', value['verifiedAt'] ?? value['verificationDate']),
    failures: success ? [] : failuresOf(value['testResults']),
  };
}

/** What `pact-broker can-i-deploy --output json` prints. A pair that was never verified has no result. */
function readMatrix(
  document: OperationsDocument,
  rows: readonly unknown[],
): readonly Verification[] | undefined {
  const read = rows.flatMap((row, index): readonly Verification[] => {
    if (!isRecord(row) || !isRecord(row['consumer']) || !isRecord(row['provider'])) return [];
    const result = isRecord(row['verificationResult']) ? row['verificationResult'] : {};
    const { success } = result;
    return [
      {
        place: { document, path: ['matrix', index] },
        ...textUnder('consumer', row['consumer']['name']),
        ...textUnder('provider', row['provider']['name']),
        ...textUnder('consumerVersion', versionOf(row['consumer'])),
        ...textUnder('providerVersion', versionOf(row['provider'])),
        isSuccess: success === true,
        ...textUnder('verifiedAt', result['verifiedAt']),
        failures: success === undefined ? ['it was never verified'] : [],
      },
    ];
  });
  return read.length > 0 ? read : undefined;
}

/** The `--json` of pact_verifier_cli: https://github.com/pact-foundation/pact-reference/tree/master/rust/pact_verifier_cli */
function readVerifierOutput(
  document: OperationsDocument,
  value: Mapping,
): Verification | undefined {
  const { result, errors, output } = value;
  if (typeof result !== 'boolean' || !Array.isArray(errors)) return undefined;
  if (!('notices' in value) && !('pendingErrors' in value) && !Array.isArray(output))
    return undefined;
  return {
    place: { document, path: [] },
    ...partiesOfTexts(Array.isArray(output) ? output : []),
    isSuccess: result,
    failures: errors.flatMap((error: unknown) =>
      isRecord(error) && typeof error['interaction'] === 'string' ? [error['interaction']] : [],
    ),
  };
}

/** The `--format json` of pact-provider-verifier, which is that of RSpec. */
function readRspec(document: OperationsDocument, value: Mapping): Verification | undefined {
  const { examples, summary } = value;
  if (!Array.isArray(examples) || !isRecord(summary)) return undefined;
  const read = examples.filter(isRecord);
  const texts = read.map((example) => example['full_description']);
  const parties = partiesOfTexts(texts);
  if (parties.provider === undefined) return undefined;
  const failed = read.filter(({ status }) => status === 'failed');
  const { failure_count: failures, errors_outside_of_examples_count: errors } = summary;
  return {
    place: { document, path: [] },
    ...parties,
    isSuccess: failed.length === 0 && (failures ?? 0) === 0 && (errors ?? 0) === 0,
    failures: failed.flatMap((example) =>
      typeof example['description'] === 'string' ? [example['description']] : [],
    ),
  };
}

interface Parties {
  readonly consumer?: string;
  readonly provider?: string;
}

/** A broker names both in the address of the contract. */
function partiesOfLinks(links: unknown): Parties {
  if (!isRecord(links)) return {};
  for (const link of Object.values(links)) {
    const href = isRecord(link) ? link['href'] : undefined;
    const [, provider, consumer] =
      /\/pacts\/provider\/([^/]+)\/consumer\/([^/]+)/.exec(String(href)) ?? [];
    if (provider !== undefined && consumer !== undefined) {
      return { provider: decode(provider), consumer: decode(consumer) };
    }
  }
  return {};
}

function partiesOfTexts(texts: readonly unknown[]): Parties {
  for (const text of texts) {
    if (typeof text !== 'string') continue;
    const [, consumer, provider] =
      /[Vv]erifying a pact between (\S+(?: \S+)*?) and (\S+)/.exec(text) ?? [];
    if (consumer !== undefined && provider !== undefined) return { consumer, provider };
  }
  return {};
}

function failuresOf(results: unknown): readonly string[] {
  const tests = isRecord(results) && Array.isArray(results['tests']) ? results['tests'] : [];
  return tests
    .filter(isRecord)
    .filter(({ status }) => status === 'failed')
    .flatMap((test) => (typeof test['testName'] === 'string' ? [test['testName']] : []));
}

function versionOf(party: Mapping): unknown {
  return isRecord(party['version']) ? party['version']['number'] : undefined;
}

function textUnder<Name extends string>(
  name: Name,
  value: unknown,
): Readonly<Partial<Record<Name, string>>> {
  return (typeof value === 'string' ? { [name]: value } : {}) as Readonly<
    Partial<Record<Name, string>>
  >;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
