import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  coverBreaks,
  type ElementMarks,
  judgeMarks,
  judgePlans,
  judgeVersion,
  resolveLifecycle,
} from '../../../src/facts/lifecycle/index.js';
import { checkLifecycle } from '../../../src/facts/lifecycle/check-lifecycle.js';
import { planSchema } from '../../../src/facts/lifecycle/plans/plan-schema.js';
import { toPlan } from '../../../src/facts/lifecycle/plans/read-plan.js';
import { parseSettings } from '../../../src/source/index.js';
import { brokenBy, element, now } from './samples.js';

const number = fc.nat({ max: 12 });
const pre = fc.constantFrom('', '-alpha', '-alpha.1', '-rc.2', '-rc.10', '-1');
const semantic = fc
  .tuple(number, number, number, pre)
  .map(([major, minor, patch, suffix]) => `${major}.${minor}.${patch}${suffix}`);

function outcome(from: string, to: string) {
  const side = (version: string) => ({ version, paths: [], servers: [] });
  return judgeVersion({ base: side(from), head: side(to) }, 'semver').outcome;
}

test('of two versions one is backwards, and the other way round it is not', () => {
  fc.assert(
    fc.property(semantic, semantic, (one, two) => {
      const ways = [outcome(one, two), outcome(two, one)];
      if (one === two) expect(ways).toEqual(['unchanged', 'unchanged']);
      else expect(ways.filter((way) => way === 'backwards')).toHaveLength(1);
    }),
  );
});

test('the order of versions has no circle', () => {
  fc.assert(
    fc.property(semantic, semantic, semantic, (one, two, three) => {
      const isUp = (from: string, to: string) => outcome(from, to) !== 'backwards';
      if (isUp(one, two) && isUp(two, three)) expect(isUp(one, three)).toBe(true);
    }),
  );
});

const written = fc.oneof(
  fc.constantFrom(undefined, '2026-11-21', '2026-11-22', '2026-01-01T00:00:00Z', 'soon', 'alpha'),
  fc.jsonValue(),
);
const marks = fc
  .record({ deprecated: fc.boolean(), sunset: written, deprecatedOn: written, stability: written })
  .map((fields): ElementMarks => ({ ...fields, location: { uri: 'openapi.yaml' } }));

test('whatever is written, a break has a cover or a reason, and the same every time', () => {
  const side = { version: '1.0.0', paths: [], servers: [] };
  const policy = resolveLifecycle();
  fc.assert(
    fc.property(marks, fc.option(marks, { nil: undefined }), (base, head) => {
      const judged = element({ base, ...(head && { head }) });
      const cover = () =>
        coverBreaks([brokenBy({ element: judged })], {
          names: [],
          versions: { base: side, head: side },
          plans: [],
          policy,
          now,
        });
      const [covered] = cover();
      if (covered?.cover === undefined) expect(covered?.refusals.length).toBeGreaterThan(0);
      if (covered?.cover?.kind === 'deprecation') expect(base.deprecated).toBe(true);
      expect(cover()).toEqual([covered]);
      expect(() => judgeMarks([judged], policy, now)).not.toThrow();
    }),
  );
});

test('whatever a plan holds, it is sound or has faults, and never covers with them', () => {
  const keys = Object.keys(planSchema.shape);
  const value = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()));
  fc.assert(
    fc.property(value, (content) => {
      const read = parseSettings('plan.yaml', JSON.stringify(content));
      if (read.kind === 'problem') return;
      const entry = toPlan(read.settings, resolveLifecycle());
      expect(entry.plan === undefined).toBe(entry.faults.length > 0);
      const [judged] = judgePlans([entry], [], { now, isWhole: true });
      if (entry.plan === undefined) expect(judged?.state).toBe('malformed');
    }),
  );
});

test('whatever a policy holds, it is read or has faults', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const checked = checkLifecycle(value);
      if (checked.kind === 'faults') expect(checked.faults.length).toBeGreaterThan(0);
    }),
  );
});
