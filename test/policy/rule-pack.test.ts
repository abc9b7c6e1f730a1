import { expect, test } from '@jest/globals';
import {
  joinPacks,
  loadBuiltInPack,
  type PackRule,
  type RulePack,
} from '../../src/policy/index.js';

const builtIn = loadBuiltInPack();
const [sample] = builtIn.rules;
if (sample === undefined) throw new Error('there is no rule');

/** A pack of one rule that finds whatever it is asked about, and says by which file and parameters. */
function packOf(id: string, asksForFile = false): RulePack {
  const rule: PackRule = { ...sample, id } as PackRule;
  return {
    refs: [{ name: id, revision: '1', digest: `sha256:${id}` }],
    rules: [rule],
    createJudge: (selected, parameters) => ({
      asksForFile,
      judgesKind: (_, kind) => kind === id,
      judgeObject: (_, uri) => ({
        violations: new Map(
          selected.map((each) => [
            each.id,
            [
              {
                message: `${uri} ${JSON.stringify(parameters[id])}`,
                path: [],
                related: [],
                details: {},
              },
            ],
          ]),
        ),
        failures: [],
      }),
      judgeSet: () => ({ rules: new Map(), failures: [{ rule: id, message: 'broken' }] }),
    }),
  };
}

const now = new Date(0);

test('one pack is joined with nothing', () => {
  const pack = packOf('b/one');
  expect(joinPacks([pack])).toBe(pack);
});

test('rules of all packs stand in the order of their ids', () => {
  const joined = joinPacks([packOf('b/one'), packOf('a/two')]);
  expect(joined.rules.map(({ id }) => id)).toEqual(['a/two', 'b/one']);
  expect(joined.refs.map(({ name }) => name)).toEqual(['b/one', 'a/two']);
});

test('every pack is asked about its own rules alone, and not at all where none is selected', () => {
  const joined = joinPacks([packOf('b/one'), packOf('a/two', true), packOf('c/three', true)]);
  const selected = joined.rules.filter(({ id }) => id !== 'c/three');
  const judge = joined.createJudge(selected, { 'a/two': { limit: 3 } }, now);
  expect(judge.asksForFile).toBe(true);
  expect(judge.judgesKind('v1', 'a/two')).toBe(true);
  expect(judge.judgesKind('v1', 'c/three')).toBe(false);
  const { violations } = judge.judgeObject({}, 'x.yaml');
  expect([...violations].map(([id, [first]]) => [id, first?.message])).toEqual([
    ['b/one', 'x.yaml undefined'],
    ['a/two', 'x.yaml {"limit":3}'],
  ]);
  expect(judge.judgeSet({}).failures.map(({ rule }) => rule)).toEqual(['b/one', 'a/two']);
  expect(joined.createJudge([], {}, now).asksForFile).toBe(false);
});
