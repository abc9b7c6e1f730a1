import { describe, expect, test } from '@jest/globals';
import { pactReader } from '../../../../src/facts/operations/contract-tests/read-pact.js';
import { verificationReader } from '../../../../src/facts/operations/contract-tests/read-verification.js';
import { readArtefacts } from '../read-artefacts.js';

const parties = { consumer: { name: 'orders' }, provider: { name: 'payments' } };

function readPacts(value: unknown) {
  const { artefacts, problems } = readArtefacts(pactReader, { value });
  return {
    pacts: artefacts.pacts.map(({ place, ...pact }) => ({ ...pact, path: place.path })),
    problems: problems.map(({ message }) => message),
  };
}

describe('contracts', () => {
  const interaction = { description: 'a charge', request: {}, response: {} };

  test.each([
    [
      '2',
      { interactions: [interaction], metadata: { 'pact-specification': { version: '2.0.0' } } },
      1,
      '2.0.0',
    ],
    [
      '3, of messages',
      {
        messages: [{ description: 'paid' }],
        metadata: { pactSpecification: { version: '3.0.0' } },
      },
      1,
      '3.0.0',
    ],
    [
      '4',
      {
        interactions: [interaction, { type: 'Asynchronous/Messages' }],
        metadata: { pactSpecification: { version: '4.0' } },
      },
      2,
      '4.0',
    ],
    [
      '1',
      { interactions: [interaction, null], metadata: { pactSpecificationVersion: '1.0.0' } },
      1,
      '1.0.0',
    ],
  ])('of version %s', (_, rest, interactions, specification) => {
    const { pacts, problems } = readPacts({ ...parties, ...rest });
    expect(problems).toEqual([]);
    expect(pacts).toEqual([
      { consumer: 'orders', provider: 'payments', specification, interactions, path: [] },
    ]);
  });

  test('of a broker say the version of the consumer', () => {
    const _links = { 'pb:consumer-version': { name: '1.4.2' } };
    const { pacts } = readPacts({ ...parties, interactions: [], metadata: null, _links });
    expect(pacts[0]).toMatchObject({ consumerVersion: '1.4.2', interactions: 0 });
  });

  test('without a name are told', () => {
    const { pacts, problems } = readPacts({
      consumer: 'orders',
      provider: {},
      interactions: [],
    });
    expect(pacts).toEqual([]);
    expect(problems).toEqual([
      'the contract does not name its consumer',
      'the contract does not name its provider',
    ]);
  });

  test.each([[[]], [{}], [{ ...parties }], [{ interactions: [] }]])('%j is none', (value) => {
    expect(readPacts(value)).toEqual({ pacts: [], problems: [] });
  });
});

function readResults(value: unknown) {
  const { artefacts } = readArtefacts(verificationReader, { value });
  return artefacts.verifications.map(({ place, ...result }) => ({ ...result, path: place.path }));
}

describe('results of verifications', () => {
  const links = {
    self: {
      href: 'https://broker.example.test/pacts/provider/payments/consumer/order%20desk/pact-version/a1/verification-results/3',
    },
  };

  test('of a broker', () => {
    const result = {
      success: true,
      providerApplicationVersion: '2.0.0',
      verifiedAt: '2026-11-01T10:00:00Z',
      _links: links,
    };
    expect(readResults(result)).toEqual([
      {
        consumer: 'order desk',
        provider: 'payments',
        providerVersion: '2.0.0',
        isSuccess: true,
        verifiedAt: '2026-11-01T10:00:00Z',
        failures: [],
        path: [],
      },
    ]);
    const failed = {
      ...result,
      success: false,
      testResults: { tests: [{ testName: 'a charge', status: 'failed' }, { testName: 'b' }] },
    };
    expect(readResults({ _embedded: { verificationResults: [failed, 1] } })).toMatchObject([
      { isSuccess: false, failures: ['a charge'], path: ['_embedded', 'verificationResults', 0] },
    ]);
  });

  test('of can-i-deploy', () => {
    const row = (verificationResult: unknown) => ({
      consumer: { name: 'orders', version: { number: '1' } },
      provider: { name: 'payments', version: { number: '2' } },
      verificationResult,
    });
    const matrix = [
      row({ success: true, verifiedAt: '2026-11-01' }),
      row(null),
      row({ success: false }),
      1,
    ];
    expect(readResults({ summary: {}, matrix })).toMatchObject([
      {
        consumer: 'orders',
        consumerVersion: '1',
        providerVersion: '2',
        isSuccess: true,
        failures: [],
      },
      { isSuccess: false, failures: ['it was never verified'], path: ['matrix', 1] },
      { isSuccess: false, failures: [] },
    ]);
  });

  test('of the verifier in Rust', () => {
    const output = ['', 'Verifying a pact between orders and payments', '  a charge'];
    const errors = [{ interaction: 'a charge', mismatch: {} }];
    expect(readResults({ result: false, errors, output, notices: [] })).toMatchObject([
      { consumer: 'orders', provider: 'payments', isSuccess: false, failures: ['a charge'] },
    ]);
    expect(readResults({ result: true, errors: [], pendingErrors: [] })).toEqual([
      { isSuccess: true, failures: [], path: [] },
    ]);
  });

  test('of the verifier in Ruby', () => {
    const example = {
      description: 'a charge',
      full_description: 'Verifying a pact between orders and payments a charge',
    };
    const given = { examples: [{ ...example, status: 'failed' }], summary: { failure_count: 1 } };
    expect(readResults(given)).toMatchObject([
      { provider: 'payments', isSuccess: false, failures: ['a charge'] },
    ]);
    const passed = { examples: [{ ...example, status: 'passed' }], summary: { failure_count: 0 } };
    expect(readResults(passed)).toMatchObject([{ isSuccess: true }]);
  });

  test.each([
    [{ success: true }],
    [{ matrix: [1] }],
    [{ examples: [{ full_description: 'orders is fast' }], summary: {} }],
    [{ result: true, errors: [] }],
    [{ result: 'ok', errors: [], output: [] }],
  ])('%j is none', (value) => {
    expect(readResults(value)).toEqual([]);
  });
});
