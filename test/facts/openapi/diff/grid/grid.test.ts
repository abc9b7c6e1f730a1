import { describe, expect, test } from '@jest/globals';
import { changeGrid, type GridRule } from '../../../../../src/facts/openapi/diff/index.js';
import { oasdiffSchemaRules } from '../../../../../src/facts/openapi/diff/grid/oasdiff-schema-rules.js';
import { oppositeOf, withoutMirror } from './mirrors.js';

const ids = new Set(changeGrid.map(({ id }) => id));

describe('the grid of changes', () => {
  test('names each cell once, by direction, place, aspect and change', () => {
    expect(ids.size).toBe(changeGrid.length);
    for (const { id } of changeGrid)
      expect(id).toMatch(/^(request|response|none)(\.[A-Za-z-]+){3}$/);
  });

  test('has the mirror of every cell in the other direction, or says why not', () => {
    const missing = changeGrid
      .filter(({ direction }) => direction !== 'none')
      .map(({ direction, place, aspect, change }) => ({
        place,
        cell: `${place}.${aspect}.${change}`,
        mirror: direction === 'request' ? 'response' : 'request',
      }))
      .filter(({ cell, mirror }) => !ids.has(`${mirror}.${cell}`))
      .filter(({ place, cell }) => !(place in withoutMirror) && !(cell in withoutMirror))
      .map(({ cell, mirror }) => `${mirror}.${cell}`);
    expect(missing).toEqual([]);
  });

  test('has the opposite of every change, or says why not', () => {
    const missing = changeGrid.flatMap(({ direction, place, aspect, change }) => {
      const opposite = oppositeOf(change);
      const cell = `${place}.${aspect}.${opposite ?? ''}`;
      const isThere =
        opposite === undefined || ids.has(`${direction}.${cell}`) || cell in withoutMirror;
      return isThere ? [] : [`${direction}.${cell}`];
    });
    expect(missing).toEqual([]);
  });

  test('gives no reason for a mirror that is there', () => {
    const idle = Object.keys(withoutMirror).filter((name) => {
      const cells = changeGrid.filter(
        ({ id }) => id.includes(`.${name}.`) || id.endsWith(`.${name}`),
      );
      const sides = new Set(cells.map(({ direction }) => direction));
      return sides.has('request') && sides.has('response');
    });
    expect(idle).toEqual([]);
  });

  test('breaks senders by what frees receivers: no change of a mirrored obligation breaks both or neither', () => {
    const cells = new Map(changeGrid.map((rule) => [rule.id, rule]));
    const narrowing = changeGrid.filter(
      ({ direction, change }) => direction === 'request' && change === 'narrowed',
    );
    expect(narrowing.length).toBeGreaterThan(20);
    const wrong = narrowing.filter(({ id, place, verdict }: GridRule) => {
      const mirror = cells.get(id.replace('request', 'response'))?.verdict;
      return place !== 'status' && !(verdict === 'breaking' && mirror === 'compatible');
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('gives rules of oasdiff to cells that there are', () => {
    expect(Object.keys(oasdiffSchemaRules).filter((id) => !ids.has(id))).toEqual([]);
  });

  test('says in words what each cell is', () => {
    for (const { title, text } of changeGrid) {
      expect(title).not.toBe('');
      expect(text).toMatch(/\.$/);
    }
  });
});
