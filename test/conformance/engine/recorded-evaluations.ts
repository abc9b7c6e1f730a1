import { createHash } from 'node:crypto';
import { jest } from '@jest/globals';
import { EncodedInput, encodeInput, PolicyEvaluator } from '../../../src/policy/engine/index.js';
import { loadBuiltInPack, type PackRule } from '../../../src/policy/index.js';

/** What the engine said of an input by one rule. */
export interface RecordedEvaluation {
  readonly rule: PackRule;
  /** What policies read of the run. */
  readonly switches: Switches;
  readonly input: unknown;
  /** What its key of the aggregate holds; undefined where it has none. */
  readonly found: unknown;
}

interface Switches {
  readonly off: Readonly<Record<string, boolean>>;
  readonly settings: Readonly<Record<string, unknown>>;
}

const scopes = { 'aggregate/objects': 'object', 'aggregate/sets': 'set' } as const;

/** Runs something, and gives what the built-in policies were asked by it, once each. */
export async function recordEvaluations(
  run: () => Promise<unknown>,
): Promise<readonly RecordedEvaluation[]> {
  const { rules } = loadBuiltInPack();
  const recorded = new Map<string, RecordedEvaluation>();
  const switches = new WeakMap<PolicyEvaluator, Switches>();
  const { prototype } = PolicyEvaluator;
  // Called with `this` below.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const { evaluate, setData } = prototype;
  const spies = [
    jest.spyOn(prototype, 'setData').mockImplementation(function (this: PolicyEvaluator, data) {
      // What hands switches and parameters over writes exactly this.
      const { lib } = data as { readonly lib: { readonly archfit: Switches } };
      switches.set(this, lib.archfit);
      setData.call(this, data);
    }),
    jest.spyOn(prototype, 'evaluate').mockImplementation(function (
      this: PolicyEvaluator,
      input,
      entrypoint,
    ) {
      const found = evaluate.call(this, input, entrypoint);
      const scope = Object.entries(scopes).find(([name]) => name === entrypoint)?.[1];
      const told = switches.get(this);
      if (scope === undefined || told === undefined) return found;
      const { json } = input instanceof EncodedInput ? input : encodeInput(input);
      const digest = createHash('sha256').update(new Uint8Array(json)).digest('hex');
      for (const rule of rules) {
        if (rule.scope !== scope || told.off[rule.id]) continue;
        const key = JSON.stringify([rule.id, told, digest]);
        if (recorded.has(key)) continue;
        recorded.set(key, {
          rule,
          switches: told,
          input: JSON.parse(Buffer.from(json).toString('utf8')),
          found: (found as Readonly<Record<string, unknown>>)[rule.id],
        });
      }
      return found;
    }),
  ];
  try {
    await run();
  } finally {
    spies.forEach((spy) => {
      spy.mockRestore();
    });
  }
  return [...recorded.values()];
}
