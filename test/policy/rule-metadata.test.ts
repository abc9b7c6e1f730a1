import { describe, expect, test } from '@jest/globals';
import { parseRuleMetadata, type RuleAnnotation } from '../../src/policy/rule-metadata.js';
import { ArchfitError } from '../../src/report/index.js';

const parameter = {
  type: 'array',
  items: { type: 'string' },
  default: ['owner'],
  description: 'Any one of these labels will do.',
};

const custom = {
  id: 'kubernetes/owner-label',
  severity: 'high',
  scope: 'object',
  applies_to: ['workload'],
  not_applicable: 'no workload is in the input',
  rationale: 'An alert finds its team by this label.',
  remediation: 'Set the label.',
  parameters: { labels: parameter },
  aliases: ['kubernetes/owner'],
};

const block: RuleAnnotation = {
  title: 'Workloads name their owner',
  description: 'Every workload carries an owner label.\n',
  relatedResources: [{ ref: 'https://example.com/labels' }],
  custom,
};

function parse(
  customKeys: Readonly<Record<string, unknown>>,
  blockKeys: Readonly<Record<string, unknown>> = {},
) {
  return parseRuleMetadata(
    { ...block, ...blockKeys, custom: { ...custom, ...customKeys } },
    'policies/a.rego:1:1',
  );
}

/** The faults that the error names, one each. */
function faultsOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (!(error instanceof ArchfitError)) throw error;
    expect(error).toMatchObject({ code: 'policy-contract' });
    const prefix = 'policies/a.rego:1:1: the METADATA block breaks the policy contract: ';
    expect(error.message.startsWith(prefix)).toBe(true);
    return error.message.slice(prefix.length).split('; ');
  }
  return [];
}

describe('a complete block', () => {
  test('becomes the metadata of the rule', () => {
    expect(parse({})).toEqual({
      id: 'kubernetes/owner-label',
      title: 'Workloads name their owner',
      description: 'Every workload carries an owner label.',
      severity: 'high',
      domain: 'kubernetes',
      scope: 'object',
      appliesTo: ['workload'],
      notApplicable: 'no workload is in the input',
      rationale: 'An alert finds its team by this label.',
      remediation: 'Set the label.',
      parameters: { labels: parameter },
      requires: [],
      relatedResources: ['https://example.com/labels'],
      default: 'on',
      baseline: 'allowed',
      waivers: 'allowed',
      aliases: ['kubernetes/owner'],
    });
  });

  test.each([
    ['parameters', 'parameters', {}],
    ['requires', 'requires', []],
    ['aliases', 'aliases', []],
  ] as const)('may leave out %s', (key, name, empty) => {
    expect(parse({ [key]: undefined })[name]).toEqual(empty);
  });

  test('may require what a run is given beside manifests, where it judges sets', () => {
    const requires = ['catalog', 'budgets'];
    expect(parse({ scope: 'set', requires }).requires).toEqual(requires);
    expect(faultsOf(() => parse({ requires }))).toEqual([
      'custom.requires is for scope set, but for [documents]: an object, or a document, alone is all that scope object reads',
    ]);
    expect(parse({ requires: ['documents'] })).toMatchObject({ scope: 'object' });
    const any = ['contracts', 'events'];
    expect(parse({ scope: 'set', requires_any: any }).requiresAny).toEqual(any);
    expect(faultsOf(() => parse({ scope: 'set', requires_any: ['catalog'] }))).toEqual([
      'custom.requires_any may name contracts, events, modules, operations',
    ]);
    expect(faultsOf(() => parse({ requires_any: any }))).toEqual([
      'custom.requires_any is for scope set',
    ]);
  });

  test.each(['baseline', 'waivers'] as const)('may forbid %s', (key) => {
    expect(parse({ [key]: 'never' })[key]).toBe('never');
    expect(parse({ [key]: 'allowed' })[key]).toBe('allowed');
  });

  // OPA reads the block as YAML 1.1, in which off is false.
  test.each([
    [undefined, 'on'],
    ['on', 'on'],
    ['off', 'off'],
    [false, 'off'],
    [true, 'on'],
  ])('may be off by default: %j is %s', (given, expected) => {
    expect(parse({ default: given }).default).toBe(expected);
  });

  test('may have parameters without items', () => {
    const minimum = { type: 'integer', default: 2, description: 'Replicas.' };
    expect(parse({ parameters: { minimum } }).parameters).toEqual({ minimum });
  });

  test.each([0, false, '', null, []])('may have %j as the default of a parameter', (value) => {
    const { parameters } = parse({ parameters: { labels: { ...parameter, default: value } } });
    expect(parameters['labels']?.default).toEqual(value);
  });

  test('may say what a parameter may be, its default among it', () => {
    const mode = {
      type: 'string',
      enum: ['count', 'ignore'],
      default: 'count',
      description: 'How.',
    };
    expect(parse({ parameters: { mode } }).parameters).toEqual({ mode });
    const faults = faultsOf(() => parse({ parameters: { mode: { ...mode, default: 'cuont' } } }));
    expect(faults).toEqual(['custom.parameters.mode.default must be one of count, ignore']);
  });

  test('may hold notes for readers', () => {
    const notes = parse({
      since: '1.2.0',
      when_not: 'Where one team owns everything.',
      known_misses: ['Owners that are gone.'],
      related: ['kubernetes/owner-known'],
      standards: ['A standard, 1.2'],
      decisions: ['docs/adr/0001-owners.md'],
    }).notes;
    expect(notes).toEqual({
      since: '1.2.0',
      whenNot: 'Where one team owns everything.',
      knownMisses: ['Owners that are gone.'],
      related: ['kubernetes/owner-known'],
      standards: ['A standard, 1.2'],
      decisions: ['docs/adr/0001-owners.md'],
    });
    expect(parse({})).not.toHaveProperty('notes');
  });

  test.each([
    ['since', 'soon', 'custom.since must be a version such as 1.2.0'],
    ['when_not', '', 'custom.when_not must be a text'],
    ['known_misses', 'none', 'custom.known_misses must be a list of texts'],
    ['related', [1], 'custom.related must be a list of texts'],
  ])('is refused with a note %s that is %j', (key, value, fault) => {
    expect(faultsOf(() => parse({ [key]: value }))).toContain(fault);
  });

  // An annotation of OPA has every key of a METADATA block.
  test('may come with keys that OPA knows and that are empty', () => {
    const empty = { entrypoint: false, organizations: [], authors: [], schemas: [], labels: {} };
    expect(faultsOf(() => parse({}, empty))).toEqual([]);
  });
});

describe('the domain', () => {
  test.each(['kubernetes', 'openapi', 'events', 'modules', 'operations'])(
    'is the topic of the id: %s',
    (topic) => {
      expect(parse({ id: `${topic}/a` }).domain).toBe(topic);
    },
  );

  test('is what the block says where the topic is another', () => {
    expect(parse({ id: 'budget/connections', domain: 'kubernetes' }).domain).toBe('kubernetes');
  });

  test('has to be said where the topic is no domain', () => {
    expect(faultsOf(() => parse({ id: 'budget/connections' }))).toEqual([
      'custom.domain must be one of kubernetes, openapi, events, modules, documents, operations',
    ]);
  });
});

describe('a fault', () => {
  test.each([
    ['severity', 'must be one of critical, high, medium, low, info'],
    ['scope', 'must be one of object, set'],
    ['applies_to', 'must be a list of texts'],
    ['not_applicable', 'must be a text'],
    ['rationale', 'must be a text'],
    ['remediation', 'must be a text'],
  ])('is that custom.%s is missing', (key, reason) => {
    const faults = faultsOf(() => parse({ [key]: undefined }));
    expect(faults[0]).toBe(`custom.${key} ${reason}`);
  });

  test('is that the id is missing', () => {
    expect(faultsOf(() => parse({ id: undefined }))).toContain('custom.id must be a text');
  });

  test.each(['title', 'description'])('is that %s is missing', (key) => {
    expect(faultsOf(() => parse({}, { [key]: undefined }))).toEqual([`${key} must be a text`]);
  });

  test.each([
    ['id', 'owner-label', 'must be <topic>/<check> in kebab-case'],
    ['id', 'kubernetes/owner_label', 'must be <topic>/<check> in kebab-case'],
    ['id', 'kubernetes/OwnerLabel', 'must be <topic>/<check> in kebab-case'],
    ['id', 'kubernetes/a/b', 'must be <topic>/<check> in kebab-case'],
    ['id', 'kubernetes/a-', 'must be <topic>/<check> in kebab-case'],
    // Would be no name of a Rego package.
    ['id', 'kubernetes/2-replicas', 'must be <topic>/<check> in kebab-case'],
    ['severity', 'urgent', 'must be one of critical, high, medium, low, info'],
    [
      'domain',
      'cloud',
      'must be one of kubernetes, openapi, events, modules, documents, operations',
    ],
    ['scope', 'file', 'must be one of object, set'],
    ['applies_to', 'workload', 'must be a list of texts'],
    ['applies_to', [1], 'must be a list of texts'],
    ['applies_to', [], 'must name what the rule judges'],
    ['not_applicable', 3, 'must be a text'],
    ['rationale', ['a'], 'must be a text'],
    ['remediation', ' ', 'must be a text'],
    ['parameters', ['labels'], 'must be a mapping'],
    ['baseline', 'no', 'must be one of allowed, never'],
    ['baseline', false, 'must be one of allowed, never'],
    ['waivers', 'Never', 'must be one of allowed, never'],
    ['waivers', false, 'must be one of allowed, never'],
    [
      'requires',
      'catalog',
      'must be a list of catalog, budgets, contracts, events, event_changes, classification, modules, operations, documents, layers, contexts, context_map, joined',
    ],
    [
      'requires',
      ['waivers'],
      'must be a list of catalog, budgets, contracts, events, event_changes, classification, modules, operations, documents, layers, contexts, context_map, joined',
    ],
    ['aliases', 'kubernetes/owner', 'must be a list of texts'],
  ])('is custom.%s: %j', (key, value, reason) => {
    expect(faultsOf(() => parse({ [key]: value }))).toContain(`custom.${key} ${reason}`);
  });

  test.each([
    ['default', undefined, 'is missing, and a parameter without one vanishes in the policy'],
    ['type', undefined, 'must be a text'],
    ['type', 1, 'must be a text'],
    ['description', '', 'must be a text'],
    ['items', 'string', 'must be a mapping'],
    ['minimum', 1, 'is no known key'],
  ])('is %s: %j in a parameter', (key, value, reason) => {
    const parameters = { labels: { ...parameter, [key]: value } };
    expect(faultsOf(() => parse({ parameters }))).toEqual([
      `custom.parameters.labels.${key} ${reason}`,
    ]);
  });

  test('is a parameter that is no mapping', () => {
    expect(faultsOf(() => parse({ parameters: { labels: 'owner' } }))).toContain(
      'custom.parameters.labels must be a mapping',
    );
  });

  test.each(['owner', 'appliesTo', 'gates'])('is the unknown key custom.%s', (key) => {
    expect(faultsOf(() => parse({ [key]: 'x' }))).toEqual([`custom.${key} is no known key`]);
  });

  test.each([
    ['entrypoint', true],
    ['organizations', ['a']],
    ['authors', [{ name: 'a' }]],
    ['schemas', [{ path: 'input' }]],
    ['labels', { a: 'b' }],
  ])('is the key %s, which says nothing about a rule', (key, value) => {
    expect(faultsOf(() => parse({}, { [key]: value }))).toEqual([`${key} is no known key`]);
  });

  test('never hides another: one error names them all', () => {
    const faults = faultsOf(() =>
      parse(
        { severity: 'urgent', rationale: undefined, ouner: 'x', parameters: { a: {} } },
        { title: undefined },
      ),
    );
    expect(faults).toHaveLength(7);
    expect(faults).toEqual(
      expect.arrayContaining([
        expect.stringContaining('title'),
        expect.stringContaining('custom.severity'),
        expect.stringContaining('custom.rationale'),
        expect.stringContaining('custom.ouner'),
        expect.stringContaining('custom.parameters.a.default'),
        expect.stringContaining('custom.parameters.a.type'),
        expect.stringContaining('custom.parameters.a.description'),
      ]),
    );
  });
});
