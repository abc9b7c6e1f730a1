import { describe, expect, test } from '@jest/globals';
import { drawBar } from '../../../src/reporters/budget/bar.js';
import { sampleDemand } from './sample-budget.js';

const draw = (...given: Parameters<typeof sampleDemand>) =>
  drawBar(sampleDemand(...given), { isAscii: true });

const count = (bar: string, sign: string) => bar.split(sign).length - 1;

describe('a bar', () => {
  test.each([
    ['half of what is allowed', 50, 100, '[####################....................|]'],
    ['nothing', 0, 100, '[........................................|]'],
    ['one of very many', 1, 10_000, '[#.......................................|]'],
    ['all but one of very many', 9_999, 10_000, '[#######################################.|]'],
    ['all of it', 100, 100, '[########################################|]'],
    ['one too many', 10_001, 10_000, '[#######################################|!]'],
    ['twice as many', 200, 100, '[####################|!!!!!!!!!!!!!!!!!!!!]'],
    ['more than nothing', 10, 0, '[|!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!]'],
  ])('shows %s', (_case, total, allowed, bar) => {
    expect(draw(total, allowed)).toBe(bar);
  });

  test('leaves open what nobody can tell', () => {
    const bar = draw(null, 100, 50);
    expect(count(bar, '#')).toBe(20);
    expect(count(bar, '?')).toBe(20);
    expect(bar).not.toContain('.');
  });

  test('is none without a limit', () => {
    expect(draw(50, null)).toBe('');
  });

  test('is drawn in blocks where there is Unicode', () => {
    const bar = drawBar(sampleDemand(200, 100), { isAscii: false });
    expect(bar).toBe(`[${'█'.repeat(20)}│${'▓'.repeat(20)}]`);
  });
});
