import type { Problem } from '../../../report/index.js';
import { isRecord } from '../../../source/is-record.js';
import type { OperationsDocument } from '../document.js';
import type { ArtefactReader } from '../reader.js';
import type { PactFile } from './contract-test.js';

/** Reads Pact files of the specifications 1 to 4: https://github.com/pact-foundation/pact-specification */
export const pactReader: ArtefactReader = {
  kind: 'contracts',
  read: (document, { pacts }, problems) => {
    const pact = readPact(document, problems);
    if (pact === undefined) return undefined;
    if (pact === 'invalid') return 0;
    pacts.push(pact);
    return 1;
  },
};

function readPact(
  document: OperationsDocument,
  problems: Problem[],
): PactFile | 'invalid' | undefined {
  const { value } = document;
  if (!isRecord(value) || !('consumer' in value) || !('provider' in value)) return undefined;
  const { interactions, messages, metadata } = value;
  if (!Array.isArray(interactions) && !Array.isArray(messages)) return undefined;
  const consumer = nameOf(value['consumer']);
  const provider = nameOf(value['provider']);
  for (const [role, name] of Object.entries({ consumer, provider })) {
    if (name !== undefined) continue;
    problems.push({
      code: 'artefact-invalid',
      message: `the contract does not name its ${role}`,
      location: document.locate([role]),
      hint: `Write ${role}: {"name": …}, as Pact does.`,
    });
  }
  if (consumer === undefined || provider === undefined) return 'invalid';
  const specification = specificationOf(metadata);
  const consumerVersion = linkName(value['_links'], 'pb:consumer-version');
  return {
    place: { document, path: [] },
    consumer,
    provider,
    ...(specification !== undefined && { specification }),
    ...(consumerVersion !== undefined && { consumerVersion }),
    // Version 3 writes messages into a list of their own.
    interactions: [interactions, messages].flat().filter(isRecord).length,
  };
}

function nameOf(value: unknown): string | undefined {
  const name = isRecord(value) ? value['name'] : undefined;
  return typeof name === 'string' && name.trim() !== '' ? name : undefined;
}

/** Libraries have written its name in three ways. */
function specificationOf(metadata: unknown): string | undefined {
  if (!isRecord(metadata)) return undefined;
  for (const key of ['pactSpecification', 'pact-specification']) {
    const version = isRecord(metadata[key]) ? metadata[key]['version'] : undefined;
    if (typeof version === 'string') return version;
  }
  const version = metadata['pactSpecificationVersion'];
  return typeof version === 'string' ? version : undefined;
}

function linkName(links: unknown, relation: string): string | undefined {
  const link = isRecord(links) ? links[relation] : undefined;
  const name = isRecord(link) ? link['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}
