import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { diffOpenApi } from '../../../../src/facts/openapi/diff-openapi.js';
import { documents, inlined, raised, renamed, reordered } from './documents.js';

const now = new Date('2026-01-31T12:00:00Z');
const runs = { numRuns: 15 };

async function diff(old: unknown, newer: unknown) {
  return diffOpenApi({ text: JSON.stringify(old) }, { text: JSON.stringify(newer) }, { now });
}

/** What changed but for the names of schemas, which do not travel. */
async function changesOf(old: unknown, newer: unknown): Promise<readonly string[]> {
  const { changes } = await diff(old, newer);
  return changes
    .filter(({ rule }) => !rule.startsWith('none.component.existence'))
    .map(({ verdict, rule, message }) => `${verdict} ${rule}: ${message}`);
}

describe('whole descriptions', () => {
  test('compared with themselves have no change at all', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const { verdict, changes, problems } = await diff(document, document);
        expect({ verdict, changes, problems }).toEqual({
          verdict: 'none',
          changes: [],
          problems: [],
        });
      }),
      runs,
    );
  });

  test.each([
    ['with references inlined', inlined],
    ['with schemas renamed', renamed],
    ['with keys and unordered lists turned round', reordered],
    ['as OpenAPI 3.1', raised],
  ])('%s mean the same, in both directions', async (_title, change) => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const other = change(document);
        expect(await changesOf(document, other)).toEqual([]);
        expect(await changesOf(other, document)).toEqual([]);
      }),
      runs,
    );
  });

  test('as YAML mean the same as in JSON', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const { changes } = await diffOpenApi(
          { text: JSON.stringify(document) },
          { text: dump(document) },
        );
        expect(changes).toEqual([]);
      }),
      runs,
    );
  });

  test('with the sides swapped, what was new is gone, and what was gone is new', async () => {
    const mirrored = /\.(operation|parameter|status|component)\.existence\./;
    await fc.assert(
      fc.asyncProperty(documents, documents, async (old, newer) => {
        const [there, back] = await Promise.all([diff(old, newer), diff(newer, old)]);
        const elements = (changes: typeof there.changes, sought: string) =>
          changes
            .filter(({ rule }) => mirrored.test(rule) && rule.includes(sought))
            .map(({ element, operations }) => `${element.name} ${operations.join()}`)
            .sort();
        expect(elements(there.changes, 'added')).toEqual(elements(back.changes, 'removed'));
        expect(elements(there.changes, 'removed')).toEqual(elements(back.changes, 'added'));
      }),
      runs,
    );
  });

  test('with the sides and the directions swapped, a body breaks whom it broke', async () => {
    const posting = (schema: unknown, way: 'request' | 'response') => {
      const body = { content: { 'application/json': { schema } } };
      const done = { '200': { description: 'done', ...(way === 'response' && body) } };
      return {
        openapi: '3.0.3',
        info: { title: 'Orders', version: '1.0.0' },
        paths: {
          '/orders': {
            post: {
              ...(way === 'request' && { requestBody: { ...body, required: true } }),
              responses: done,
            },
          },
        },
      };
    };
    const schemas = documents.map((document) => inlined(document) as { readonly paths: unknown });
    const bodies = schemas.map((document) => firstSchema(document.paths));
    await fc.assert(
      fc.asyncProperty(bodies, bodies, async (old, newer) => {
        const sent = await diff(posting(old, 'request'), posting(newer, 'request'));
        const got = await diff(posting(newer, 'response'), posting(old, 'response'));
        expect(sent.verdict === 'breaking').toBe(got.verdict === 'breaking');
      }),
      runs,
    );
  });
});

function firstSchema(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('schema' in value && !('in' in value)) return value.schema;
  for (const item of Object.values(value)) {
    const found = firstSchema(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
