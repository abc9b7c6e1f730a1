import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Finding } from '../../src/report/index.js';
import { formatBaseline } from '../../src/verdict/baseline/format-baseline.js';
import { readExceptions } from '../../src/verdict/read-exceptions.js';
import { applyExceptions } from '../../src/verdict/apply-exceptions.js';
import {
  cpu,
  judge,
  now,
  owner,
  sampleContext,
  sampleFinding,
  sampleReport,
  writeFiles,
} from './sample-run.js';

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e"\\', 'ü: {');

/** Few names, so that findings of one identity meet; with and without environment, path and measure. */
const finding: fc.Arbitrary<Finding> = fc
  .record({
    rule: fc.constantFrom(cpu.id, owner.id),
    name: word,
    path: word,
    environment: fc.option(fc.constantFrom('prod', 'staging'), { nil: undefined }),
    value: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  })
  .map(({ environment, value, ...sketch }) =>
    sampleFinding({
      ...sketch,
      ...(environment !== undefined && { environment }),
      ...(value !== undefined && { measure: { value, unit: 'replicas', better: 'higher' } }),
    }),
  );

const findings = fc.array(finding, { maxLength: 12 });

const options = { now, neverRules: new Set<string>(), judgedEnvironments: ['prod', 'staging'] };

const write = (found: readonly Finding[]) =>
  formatBaseline(sampleReport(judge(found)), undefined, options).text;

async function apply(found: readonly Finding[], text: string) {
  const cwd = writeFiles({ 'b.json': text });
  const { exceptions, problems } = await readExceptions({ baseline: 'b.json', cwd });
  expect(problems).toEqual([]);
  const applied = applyExceptions(judge(found), exceptions, sampleContext());
  return { applied, settled: [...applied.findings.values()].flat() };
}

const isNew = ({ state }: Finding) => state === 'new';

test('every finding that a baseline was written from is known, and no entry is stale', async () => {
  await fc.assert(
    fc.asyncProperty(findings, async (found) => {
      const { applied, settled } = await apply(found, write(found));
      expect(settled).toHaveLength(found.length);
      expect(settled.filter(isNew)).toEqual([]);
      expect(applied.baseline).toMatchObject({ entries: found.length, fixed: 0 });
    }),
    { numRuns: 30 },
  );
});

test('the order of findings changes nothing in the text', () => {
  fc.assert(
    fc.property(
      findings.chain((found) =>
        fc.tuple(
          fc.constant(found),
          fc.shuffledSubarray(found, { minLength: found.length, maxLength: found.length }),
        ),
      ),
      ([found, shuffled]) => expect(write(shuffled)).toBe(write(found)),
    ),
  );
});

test('fixing one finding and adding another leaves exactly one new, and one fixed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(finding, { minLength: 1, maxLength: 12 }),
      fc.nat(),
      async (found, at) => {
        const added = sampleFinding({ name: 'added' });
        const after = [...found.filter((_, index) => index !== at % found.length), added];
        const { applied, settled } = await apply(after, write(found));
        expect(settled.filter(isNew)).toEqual([added]);
        expect(applied.baseline?.fixed).toBe(1);
      },
    ),
    { numRuns: 30 },
  );
});

test('a baseline of any findings leaves as many of any others new as are beyond what it accepts', async () => {
  const key = ({ rule, fingerprint }: Finding) => `${rule} ${fingerprint}`;
  const plain = findings.map((found) => found.filter(({ measure }) => measure === undefined));
  await fc.assert(
    fc.asyncProperty(plain, plain, async (before, after) => {
      const budget = new Map<string, number>();
      for (const each of before) budget.set(key(each), (budget.get(key(each)) ?? 0) + 1);
      const beyond = after.filter((each) => {
        const left = budget.get(key(each)) ?? 0;
        budget.set(key(each), left - 1);
        return left <= 0;
      });
      const { settled } = await apply(after, write(before));
      expect(settled.filter(isNew)).toHaveLength(beyond.length);
    }),
    { numRuns: 30 },
  );
});
