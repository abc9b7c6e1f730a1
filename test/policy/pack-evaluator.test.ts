/** @jest-environment ./test/policy/opa-environment.mjs */
// One file, though long: all its tests share one pack, whose compilation takes most of their time.
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  type AbortKind,
  type EncodedInput,
  type Evaluator,
  PolicyAbort,
  PolicyEvaluator,
} from '../../src/policy/engine/index.js';
import type { PolicyPack } from '../../src/policy/load-pack.js';
import { Opa } from '../../src/policy/opa/index.js';
import { PackEvaluator } from '../../src/policy/pack-evaluator.js';
import type { ObjectJudgement } from '../../src/policy/rule-judge.js';
import { build, firstRow, loadPack, writePolicy } from './packs.js';

jest.setTimeout(60_000);

const opa = new Opa();
afterAll(() => opa.close());

const judgeWorkloads = `import data.lib.archfit.kubernetes

applies if kubernetes.is_workload
`;

const policies = [
  // Finds every workload that has none of the labels.
  writePolicy({
    id: 'kubernetes/labels',
    custom: {
      parameters: {
        labels: {
          type: 'array',
          items: { type: 'string' },
          default: ['owner'],
          description: 'Any one of these.',
        },
      },
    },
    rego: `${judgeWorkloads}
import data.lib.archfit.parameters

violation contains {"msg": sprintf("%s lacks %v", [kubernetes.display, _labels]), "details": {}} if {
	applies
	every label in _labels {
		not kubernetes.labels[label]
	}
}

_labels := parameters.of(rego.metadata.chain()).labels`,
  }),
  // Applies to Pods alone and finds nothing.
  writePolicy({
    id: 'kubernetes/pods',
    rego: `import data.lib.archfit.kubernetes

applies if kubernetes.kind == "Pod"

violation contains {"msg": "never", "details": {}} if kubernetes.kind != "Pod"`,
  }),
  // Contradicts itself where both labels are set.
  writePolicy({
    id: 'kubernetes/contradiction',
    rego: `${judgeWorkloads}
violation contains {"msg": _message, "details": {}} if applies

_message := "left" if kubernetes.labels.left

_message := "right" if kubernetes.labels.right`,
  }),
  // Two rules whose builtins fail, each with a message of its own.
  ...['d', 's'].map((verb) =>
    writePolicy({
      id: `kubernetes/builtin-${verb}`,
      rego: `${judgeWorkloads}
violation contains {"msg": message, "details": {}} if {
	applies
	message := sprintf("%${verb}", kubernetes.annotations["sprintf-${verb}"])
}`,
    }),
  ),
  // Contradicts itself inside a library.
  writePolicy({
    id: 'kubernetes/library',
    rego: `${judgeWorkloads}
import data.lib.sides

violation contains {"msg": sides.of(kubernetes.annotations), "details": {}} if applies`,
  }),
  // Finds whatever it is told to.
  writePolicy({
    id: 'kubernetes/shape',
    rego: `${judgeWorkloads}
violation contains element if {
	applies
	some element in kubernetes.resource.spec.elements
}`,
  }),
  // Says whatever it is told to, and contradicts itself where it is told two things.
  writePolicy({
    id: 'sets/told',
    scope: 'set',
    custom: { domain: 'kubernetes' },
    rego: `violation contains element if some element in input.violation

undecided contains element if some element in input.undecided

examined contains _id(index) if some index, _ in input.examined

_id(index) := input.examined[index]

_id(index) := input.again[index]`,
  }),
  writePolicy({
    id: 'sets/workloads',
    scope: 'set',
    custom: { domain: 'kubernetes' },
  }),
  {
    'policies/lib/sides.rego': `package lib.sides

of(annotations) := "left" if annotations.libraryLeft

of(annotations) := "right" if annotations.libraryRight
`,
  },
];

let pack: PolicyPack;
beforeAll(async () => {
  pack = loadPack(await build(opa, ...policies));
});

function evaluatorOf(
  isSelected: (id: string) => boolean = () => true,
  settings?: Readonly<Record<string, unknown>>,
): PackEvaluator {
  return new PackEvaluator(
    pack,
    pack.manifest.rules.filter(({ id }) => isSelected(id)),
    settings,
  );
}

interface Metadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, unknown>>;
}

function deployment(metadata: Metadata = {}, spec: object = {}, kind = 'Deployment') {
  const apiVersion = kind === 'Pod' ? 'v1' : 'apps/v1';
  return { apiVersion, kind, metadata: { name: 'orders', ...metadata }, spec };
}

/** The messages of each rule that applies. */
function messagesOf({ violations }: ObjectJudgement): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    [...violations].map(([rule, found]) => [rule, found.map(({ message }) => message)]),
  );
}

const untroubled = {
  'kubernetes/builtin-d': [],
  'kubernetes/builtin-s': [],
  'kubernetes/contradiction': [],
  'kubernetes/labels': ['Deployment orders lacks ["owner"]'],
  'kubernetes/library': [],
  'kubernetes/shape': [],
};

const contradicting = deployment({ labels: { left: 'yes', right: 'yes' } });
const contradiction = {
  rule: 'kubernetes/contradiction',
  message: expect.stringMatching(
    `^policies/kubernetes/contradiction/contradiction.rego:${firstRow + 8}:1: `,
  ),
};

describe('judging an object', () => {
  test('gives an entry to every rule that applies, an empty one where it found nothing', () => {
    const judgement = evaluatorOf().judgeObject(deployment());
    expect(messagesOf(judgement)).toEqual(untroubled);
    expect(judgement.failures).toEqual([]);
  });

  test('gives none to a rule that does not apply', () => {
    const evaluator = evaluatorOf();
    const pod = evaluator.judgeObject(deployment({ labels: { owner: 'shop' } }, {}, 'Pod'));
    expect(messagesOf(pod)).toMatchObject({ 'kubernetes/pods': [], 'kubernetes/labels': [] });
    expect(messagesOf(evaluator.judgeObject({ apiVersion: 'v1', kind: 'Service' }))).toEqual({});
  });

  test('asks the selected rules alone', () => {
    const evaluator = evaluatorOf((id) => id === 'kubernetes/labels' || id === 'kubernetes/pods');
    const judgement = evaluator.judgeObject(contradicting);
    expect(messagesOf(judgement)).toEqual({
      'kubernetes/labels': ['Deployment orders lacks ["owner"]'],
    });
    expect(judgement.failures).toEqual([]);
  });

  test('asks nobody where no rule is selected', () => {
    expect(messagesOf(evaluatorOf(() => false).judgeObject(deployment()))).toEqual({});
  });

  test.each([
    ['what is set', { labels: ['team', 'squad'] }, '["team", "squad"]'],
    ['the default where null is set', { labels: null }, '["owner"]'],
    ['the default where another parameter is set', { other: ['team'] }, '["owner"]'],
  ])('takes for a parameter %s', (_, parameters, labels) => {
    const evaluator = evaluatorOf(undefined, { 'kubernetes/labels': parameters });
    expect(messagesOf(evaluator.judgeObject(deployment()))).toMatchObject({
      'kubernetes/labels': [`Deployment orders lacks ${labels}`],
    });
  });

  test('takes no parameters of another rule', () => {
    const evaluator = evaluatorOf(undefined, { 'kubernetes/shape': { labels: ['team'] } });
    expect(messagesOf(evaluator.judgeObject(deployment()))).toEqual(untroubled);
  });

  test('gives violations sorted by path and message', () => {
    const elements = [
      { msg: 'b', details: { path: ['spec', 'b'] } },
      { msg: 'c', details: { path: ['spec', 'a'] } },
      { msg: 'z', details: {} },
      { msg: 'a', details: { path: ['spec', 'b'] } },
      { msg: 'a', details: { path: ['spec', 'a', 0] } },
    ];
    const { violations } = evaluatorOf().judgeObject(deployment({}, { elements }));
    expect(violations.get('kubernetes/shape')).toMatchObject([
      { path: ['spec', 'a', 0], message: 'a' },
      { path: ['spec', 'a'], message: 'c' },
      { path: ['spec', 'b'], message: 'a' },
      { path: ['spec', 'b'], message: 'b' },
      { path: [], message: 'z' },
    ]);
  });

  // A policy takes an input with a review for what Gatekeeper sends.
  test.each<[string, object]>([
    ['hide behind a review of nothing', { review: { object: {} } }],
    ['hide behind a review of another object', { review: { object: { kind: 'Service' } } }],
    [
      'hide behind a review of a test hook',
      { review: { object: deployment({ annotations: { 'helm.sh/hook': 'test' } }) } },
    ],
    ['set parameters', { review: {}, parameters: { labels: ['name'] } }],
    ['set parameters of a review', { review: { object: {} }, parameters: { labels: [] } }],
  ])('lets no object %s', (_, fields) => {
    expect(messagesOf(evaluatorOf().judgeObject({ ...deployment(), ...fields }))).toEqual(
      untroubled,
    );
  });
});

describe('a policy that throws', () => {
  test('is a failure of its rule alone, by file and row; what the others found stands', () => {
    const judgement = evaluatorOf().judgeObject(contradicting);
    expect(judgement.failures).toEqual([contradiction]);
    expect({ ...messagesOf(judgement), 'kubernetes/contradiction': [] }).toEqual(untroubled);
    expect(judgement.violations.has('kubernetes/contradiction')).toBe(false);
  });

  test('judges the next object again', () => {
    const evaluator = evaluatorOf();
    evaluator.judgeObject(contradicting);
    const next = evaluator.judgeObject(deployment({ labels: { left: 'yes' } }));
    expect(next.failures).toEqual([]);
    expect(messagesOf(next)).toMatchObject({ 'kubernetes/contradiction': ['left'] });
  });

  test('stays off after three objects, and never looks as if it had passed', () => {
    const evaluator = evaluatorOf();
    for (let time = 0; time < 3; time += 1) {
      expect(evaluator.judgeObject(contradicting).failures).toEqual([contradiction]);
    }
    for (const object of [contradicting, deployment({ labels: { left: 'yes' } })]) {
      const judgement = evaluator.judgeObject(object);
      expect(judgement.failures).toEqual([]);
      expect(judgement.violations.has('kubernetes/contradiction')).toBe(false);
      expect(messagesOf(judgement)).toMatchObject({
        'kubernetes/labels': ['Deployment orders lacks ["owner"]'],
      });
    }
  });

  test('does not wear the others out in 600 objects', () => {
    const evaluator = evaluatorOf();
    const troubled = deployment({
      labels: { left: 'yes', right: 'yes' },
      annotations: { 'sprintf-d': 'x', libraryLeft: true, libraryRight: true },
    });
    for (let time = 0; time < 600; time += 1) {
      expect(messagesOf(evaluator.judgeObject(troubled))).toEqual({
        'kubernetes/builtin-s': [],
        'kubernetes/labels': ['Deployment orders lacks ["owner"]'],
        'kubernetes/shape': [],
      });
    }
    expect(messagesOf(evaluator.judgeObject(deployment({ labels: { owner: 'shop' } })))).toEqual({
      'kubernetes/builtin-s': [],
      'kubernetes/labels': [],
      'kubernetes/shape': [],
    });
  });

  test('in a library is a failure of the rule that called it', () => {
    const annotations = { libraryLeft: true, libraryRight: true };
    const judgement = evaluatorOf().judgeObject(deployment({ annotations }));
    expect(judgement.failures).toEqual([
      {
        rule: 'kubernetes/library',
        message: expect.stringMatching('^policies/lib/sides.rego:5:1: '),
      },
    ]);
    expect(messagesOf(judgement)).toMatchObject({ 'kubernetes/labels': [expect.any(String)] });
  });

  test('in company: each rule is a failure by its own reason', () => {
    const judgement = evaluatorOf().judgeObject(
      deployment({
        labels: { left: 'yes', right: 'yes' },
        annotations: { 'sprintf-d': 'x', 'sprintf-s': 3, libraryLeft: true, libraryRight: true },
      }),
    );
    expect(
      Object.fromEntries(judgement.failures.map(({ rule, message }) => [rule, message])),
    ).toEqual({
      'kubernetes/builtin-d': expect.stringMatching(/sprintf.*string/),
      'kubernetes/builtin-s': expect.stringMatching(/sprintf.*number/),
      'kubernetes/contradiction': contradiction.message,
      'kubernetes/library': expect.stringContaining('policies/lib/sides.rego:5:1'),
    });
    expect(messagesOf(judgement)).toEqual({
      'kubernetes/labels': ['Deployment orders lacks ["owner"]'],
      'kubernetes/shape': [],
    });
  });
});

test('a builtin that fails is a failure of its rule, not silence', () => {
  const evaluator = evaluatorOf();
  const judgement = evaluator.judgeObject(deployment({ annotations: { 'sprintf-d': 'three' } }));
  expect(judgement.failures).toEqual([
    {
      rule: 'kubernetes/builtin-d',
      message: expect.stringMatching('^the builtin sprintf failed: '),
    },
  ]);
  expect(judgement.violations.has('kubernetes/builtin-d')).toBe(false);
  expect(messagesOf(judgement)).toMatchObject({ 'kubernetes/builtin-s': [] });
  const sound = evaluator.judgeObject(deployment({ annotations: { 'sprintf-d': [3] } }));
  expect(messagesOf(sound)).toMatchObject({ 'kubernetes/builtin-d': ['3'] });
});

describe('what breaks the contract is a failure of its rule alone:', () => {
  test.each([
    ['a text', 'no owner', 'no object'],
    ['no msg', { details: {} }, 'no msg'],
    ['an empty msg', { msg: '', details: {} }, 'no msg'],
    ['a number for msg', { msg: 1, details: {} }, 'no msg'],
    ['a list for details', { msg: 'a', details: [] }, 'details of an element'],
    ['another key', { msg: 'a', details: {}, level: 1 }, 'the key level beside'],
    ['a text for a path', { msg: 'a', details: { path: 'spec' } }, 'a path is no list'],
    ['a path through null', { msg: 'a', details: { path: [null] } }, 'a path is no list'],
    ['a text among related', { msg: 'a', details: { related: ['b'] } }, 'details.related'],
  ])('%s', (_, element, reason) => {
    const evaluator = evaluatorOf();
    const elements = [{ msg: 'sound', details: {} }, element];
    for (let time = 0; time < 5; time += 1) {
      const judgement = evaluator.judgeObject(deployment({}, { elements }));
      expect(judgement.failures).toEqual([
        {
          rule: 'kubernetes/shape',
          message: expect.stringMatching(`^the policy breaks its contract: .*${reason}`),
        },
      ]);
      expect(judgement.violations.has('kubernetes/shape')).toBe(false);
      expect(messagesOf(judgement)).toMatchObject({
        'kubernetes/labels': ['Deployment orders lacks ["owner"]'],
      });
    }
  });
});

describe('an input that is not JSON', () => {
  test.each([
    ['judgeObject', undefined],
    ['judgeObject', { ...deployment(), spec: { replicas: Number.NaN } }],
    ['judgeSet', { workloads: new Map() }],
  ] as const)('is refused by %s, again and again, and no rule is blamed for it', (judge, input) => {
    const evaluator = evaluatorOf();
    for (let time = 0; time < 5; time += 1) {
      expect(() => evaluator[judge](input)).toThrow(
        expect.objectContaining({ code: 'policy-evaluation' }),
      );
    }
    expect(messagesOf(evaluator.judgeObject(deployment()))).toEqual(untroubled);
  });
});

describe('a policy that needs more than there is', () => {
  let clock = 0;
  beforeAll(() => {
    jest.spyOn(performance, 'now').mockImplementation(() => clock);
  });
  afterAll(() => {
    jest.restoreAllMocks();
  });

  /** An evaluator that fails while a rule that is on needs more than there is for the input, or the input itself does. */
  class ExhaustibleEvaluator implements Evaluator {
    readonly builtinFailures = [];
    evaluations = 0;
    /** What one takes that ends by itself; any other takes a second. */
    duration = 1;
    #off: Readonly<Record<string, boolean>> = {};

    constructor(readonly kind: AbortKind) {}

    setData(data: unknown): void {
      this.#off = (data as { lib: { archfit: { off: Record<string, boolean> } } }).lib.archfit.off;
    }

    evaluate(input: unknown): unknown {
      this.evaluations += 1;
      const { greedy } = JSON.parse(Buffer.from((input as EncodedInput).json).toString()) as {
        readonly greedy: readonly string[];
      };
      const on = pack.rules.map(({ id }) => id).filter((id) => !this.#off[id]);
      if (greedy.some((id) => id === 'input' || on.includes(id))) {
        clock += 1000;
        throw new PolicyAbort(this.kind, 'enough');
      }
      clock += this.duration;
      return Object.fromEntries(on.map((id) => [id, []]));
    }
  }

  function judgeWith(kind: AbortKind) {
    const evaluator = new ExhaustibleEvaluator(kind);
    const judge = new PackEvaluator(
      { manifest: pack.manifest, createEvaluator: () => evaluator },
      pack.rules,
    );
    return { evaluator, judge };
  }

  test.each<AbortKind>(['time', 'memory', 'depth'])(
    'is a failure of its rule alone: %s',
    (kind) => {
      const { judge } = judgeWith(kind);
      const greedy = ['kubernetes/labels', 'kubernetes/shape'];
      const { violations, failures } = judge.judgeObject({ greedy });
      expect(failures).toEqual(greedy.map((rule) => ({ rule, message: 'enough' })));
      expect([...violations.keys()]).toEqual(
        pack.rules.map(({ id }) => id).filter((id) => !greedy.includes(id)),
      );
    },
  );

  test('is not waited for a second time', () => {
    const { evaluator, judge } = judgeWith('time');
    judge.judgeObject({ greedy: ['kubernetes/labels'] });
    evaluator.evaluations = 0;
    const { violations } = judge.judgeObject({ greedy: ['kubernetes/labels'] });
    expect(violations.has('kubernetes/labels')).toBe(false);
    expect(evaluator.evaluations).toBe(1);
  });

  test('is not blamed where the input does', () => {
    const { evaluator, judge } = judgeWith('time');
    expect(() => judge.judgeObject({ greedy: ['input'] })).toThrow('enough');
    expect(evaluator.evaluations).toBe(2);
    expect(judge.judgeObject({ greedy: [] }).violations.size).toBe(pack.rules.length);
  });

  test('is searched for no longer than all rules together took', () => {
    const { evaluator, judge } = judgeWith('time');
    evaluator.duration = 600;
    expect(() => judge.judgeObject({ greedy: ['kubernetes/shape'] })).toThrow('enough');
    expect(evaluator.evaluations).toBe(3);
  });
});

test.each(['judgeObject', 'judgeSet'] as const)(
  'a policy whose result is a number is a failure of its rule alone: %s',
  (judge) => {
    const sound = judge === 'judgeObject' ? [] : { violation: [], undecided: [], examined: [] };
    const evaluate = () =>
      Object.fromEntries(pack.rules.map(({ id }) => [id, id === 'kubernetes/labels' ? 3 : sound]));
    const evaluator = { builtinFailures: [], setData: () => undefined, evaluate };
    const compiled = { manifest: pack.manifest, createEvaluator: () => evaluator };
    const { failures } = new PackEvaluator(compiled, pack.rules)[judge]({});
    expect(failures).toEqual([
      {
        rule: 'kubernetes/labels',
        message: expect.stringMatching(
          '^the policy breaks its contract: the r.* is no (set|object)',
        ),
      },
    ]);
  },
);

describe('judging a set', () => {
  const facts = {
    violation: [
      { msg: 'b', details: { subject: 'b', path: [] } },
      { msg: 'a', details: { subject: 'b', path: [] } },
      { msg: 'c', details: { subject: 'a', path: ['spec'], minimum: 2 } },
    ],
    undecided: [{ msg: 'unsure', details: { subject: 'c' } }],
    examined: ['c', 'a', 'b'],
    workloads: { z: { wrong: true }, y: {} },
  };

  test('gives what each rule found, where it was unsure and what it looked at, all sorted', () => {
    const { rules, failures } = evaluatorOf().judgeSet(facts);
    expect(failures).toEqual([]);
    expect(Object.fromEntries(rules)).toEqual({
      'sets/told': {
        violations: [
          { message: 'c', subject: 'a', path: ['spec'], related: [], details: { minimum: 2 } },
          { message: 'a', subject: 'b', path: [], related: [], details: {} },
          { message: 'b', subject: 'b', path: [], related: [], details: {} },
        ],
        undecided: [{ message: 'unsure', subject: 'c', path: [], related: [], details: {} }],
        examined: ['a', 'b', 'c'],
      },
      'sets/workloads': {
        violations: [{ message: 'wrong', subject: 'z', path: [], related: [], details: {} }],
        undecided: [],
        examined: ['y', 'z'],
      },
    });
  });

  test('asks the selected rules alone', () => {
    const { rules, failures } = evaluatorOf((id) => id === 'sets/workloads').judgeSet(facts);
    expect([...rules.keys()]).toEqual(['sets/workloads']);
    expect(failures).toEqual([]);
  });

  test('a policy that throws is a failure of its rule alone, in every set', () => {
    const evaluator = evaluatorOf();
    const thrown = { rule: 'sets/told', message: expect.stringContaining('told.rego:15:1: ') };
    const silent = { rule: 'sets/told', message: 'the policy gave no result' };
    for (const failure of [thrown, thrown, thrown, silent, silent]) {
      const { rules, failures } = evaluator.judgeSet({ ...facts, again: ['x', 'y', 'z'] });
      expect(failures).toEqual([failure]);
      expect([...rules.keys()]).toEqual(['sets/workloads']);
    }
  });

  test.each([
    ['a text among violations', { violation: ['a'] }, 'no object'],
    [
      'a violation without a subject',
      { violation: [{ msg: 'a', details: {} }] },
      'name no subject',
    ],
    ['a doubt without a subject', { undecided: [{ msg: 'a', details: {} }] }, 'name no subject'],
    ['a doubt without msg', { undecided: [{ details: { subject: 'a' } }] }, 'no msg'],
    ['a number for an id', { examined: [1] }, 'examined is no set of ids'],
  ])('%s is a failure of its rule alone', (_, part, reason) => {
    const { rules, failures } = evaluatorOf().judgeSet({ ...facts, ...part });
    expect(failures).toEqual([
      {
        rule: 'sets/told',
        message: expect.stringMatching(`^the policy breaks its contract: .*${reason}`),
      },
    ]);
    expect([...rules.keys()]).toEqual(['sets/workloads']);
  });

  test('a selected rule whose result is undefined is a failure', () => {
    const [rule] = pack.manifest.rules.filter(({ id }) => id === 'sets/workloads');
    if (!rule) throw new Error('the pack lacks its rule');
    const evaluator = new PackEvaluator(pack, [rule, { ...rule, id: 'sets/undefined' }]);
    const { rules, failures } = evaluator.judgeSet(facts);
    expect(failures).toEqual([{ rule: 'sets/undefined', message: 'the policy gave no result' }]);
    expect([...rules.keys()]).toEqual(['sets/workloads']);
  });
});

describe('asking whether a kind is judged', () => {
  test.each([
    ['apps/v1', 'Deployment', true],
    ['v1', 'Pod', true],
    ['v1', 'Service', false],
    ['example.com/v1', 'Deployment', false],
    ['', '', false],
  ])('%s %s: %s', (apiVersion, kind, judged) => {
    expect(evaluatorOf().judgesKind(apiVersion, kind)).toBe(judged);
  });

  test('evaluates once a pair', () => {
    const evaluator = evaluatorOf();
    const evaluate = jest.spyOn(PolicyEvaluator.prototype, 'evaluate');
    try {
      const ask = () => [
        evaluator.judgesKind('apps/v1', 'Deployment'),
        evaluator.judgesKind('v1', 'Service'),
      ];
      expect([ask(), ask(), ask()]).toEqual(Array.from({ length: 3 }, () => [true, false]));
      expect(evaluate).toHaveBeenCalledTimes(2);
    } finally {
      evaluate.mockRestore();
    }
  });

  test('tells pairs apart that a slash alone would join', () => {
    const evaluator = evaluatorOf();
    expect(evaluator.judgesKind('apps', 'v1/Deployment')).toBe(false);
    expect(evaluator.judgesKind('apps/v1', 'Deployment')).toBe(true);
  });

  test.each([
    ['only rules of scope set', (id: string) => id.startsWith('sets/')],
    ['no rules', () => false],
  ])('is false for all kinds with %s', (_, isSelected) => {
    expect(evaluatorOf(isSelected).judgesKind('apps/v1', 'Deployment')).toBe(false);
  });

  test('is false for kinds that only rules of other kinds judge', () => {
    const rules = pack.manifest.rules.map((rule) => ({ ...rule, appliesTo: ['role'] }));
    expect(new PackEvaluator(pack, rules).judgesKind('apps/v1', 'Deployment')).toBe(false);
  });
});
