import { describe, expect, test } from '@jest/globals';
import '../../src/runner/jest-globals.js';
import { failureMessage } from './failure-message.js';
import { makeCheck, makeFailingCheck, makeFinding, makeReport, ownerLabel } from './reports.js';

const levels = [
  { name: 'bronze', rules: [] },
  { name: 'silver', rules: [ownerLabel] },
  { name: 'gold', rules: ['kubernetes/absent'] },
];

const passing = makeReport({ checks: [makeCheck()] });
const failing = makeReport({ checks: [makeFailingCheck(makeFinding('orders'))] });

describe('toReachLevel', () => {
  test('passes for the level that is reached and those below it', () => {
    expect(passing).toReachLevel('bronze', { levels });
    expect(passing).toReachLevel('silver', { levels });
    expect(failing).toReachLevel('bronze', { levels });
    expect(failing).not.toReachLevel('silver', { levels });
    expect(passing).toReachLevel('level 5');
    expect(failing).not.toReachLevel('level 3');
  });

  test('is an asymmetric matcher, and unwraps a promise', async () => {
    expect([failing]).toEqual([expect.not.toReachLevel('level 3')]);
    await expect(Promise.resolve(passing)).resolves.toReachLevel('level 5');
  });

  test('says what leads to the level', () => {
    expect(failureMessage(() => expect(failing).toReachLevel('gold', { levels }))).toBe(
      [
        "expect(report).toReachLevel('gold')",
        '',
        'The report reaches bronze.',
        '2 rules to reach gold:',
        '  silver  kubernetes/owner-label: 1 new finding',
        '  gold  kubernetes/absent: did not run: no rule of the run is called so',
        '',
        'high kubernetes/owner-label  apps/Deployment/shop/orders',
        '  Deployment orders names no owner',
        '  shop/orders.yaml:4:3',
        '  Fix: Set the label owner.',
        '',
        'Examined: kubernetes/owner-label 3 workloads',
      ].join('\n'),
    );
  });

  test.each([
    ['a level that does not exist', 'goold', 'Did you mean gold? Levels: bronze, silver, gold.'],
    ['what nobody can tell', 'gold', 'cannot decide gold: kubernetes/absent: did not run'],
  ])('throws for %s, negated or not', (_name, level, message) => {
    expect(() => expect(passing).toReachLevel(level, { levels })).toThrow(message);
    expect(() => expect(passing).not.toReachLevel(level, { levels })).toThrow(message);
  });

  test.each([
    ['an unknown option', { level: levels }, 'has no option level\nDid you mean levels?'],
    ['no list of levels', { levels: { bronze: [] } }, 'takes a list of levels'],
    ['levels without rules', { levels: [{ name: 'bronze' }] }, 'takes a list of levels'],
    ['no object', 'bronze', 'takes an object of options'],
  ])('throws for %s', (_name, options, message) => {
    // What a JavaScript file may pass.
    const given = options as object;
    expect(() => expect(passing).toReachLevel('bronze', given)).toThrow(message);
    expect(() => expect(passing).not.toReachLevel('bronze', given)).toThrow(message);
  });

  test('throws for a run that judged nothing', () => {
    const nothing = makeReport({ checks: [] });
    expect(() => expect(nothing).not.toReachLevel('level 1')).toThrow('no rule ran');
  });
});
