import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { evaluate, type FitnessReport, kubernetes } from '../../src/index.js';

interface Container {
  readonly name: string;
  readonly image: string;
}

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);

const containers = fc.uniqueArray(fc.record({ name, image: name }), {
  minLength: 1,
  maxLength: 4,
  selector: (container: Container) => container.name,
});

const rules = [
  ...['cpu-limit', 'cpu-request', 'memory-limit', 'memory-request'],
  ...['owner-label', 'service-account'],
];

/** A Deployment in which every container breaks four of the rules, and the Deployment two. */
function deployment(items: readonly Container[]): Record<string, unknown> {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
    spec: { template: { spec: { containers: items } } },
  };
}

async function judge(text: string): Promise<FitnessReport> {
  return evaluate([kubernetes({ manifests: '-' })], {
    stdin: Readable.from([Buffer.from(text)]),
    only: rules.map((rule) => `kubernetes/${rule}`),
  });
}

async function fingerprintsOf(text: string): Promise<readonly string[]> {
  const { checks, problems } = await judge(text);
  expect(problems).toEqual([]);
  return checks.flatMap(({ findings }) => findings.map((each) => each.fingerprint)).sort();
}

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reverseKeys(item)]),
  );
}

/** Ways to write the same manifest down, none of which is another problem. */
const rewritings: Readonly<Record<string, (items: readonly Container[]) => string>> = {
  'other order of keys': (items) => dump(reverseKeys(deployment(items))),
  'other order of containers': (items) => dump(deployment(items.toReversed())),
  'other format': (items) => JSON.stringify(deployment(items)),
  'other indentation and comments': (items) =>
    `# moved\n\n${dump(deployment(items), { indent: 6, seqNoIndent: true })}`,
  'other place in the stream': (items) =>
    `apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n---\n${dump(deployment(items))}`,
  'inside a list': (items) => dump({ apiVersion: 'v1', kind: 'List', items: [deployment(items)] }),
  'other images': (items) =>
    dump(deployment(items.map((container) => ({ ...container, image: 'other' })))),
};

describe('fingerprints stay the same in', () => {
  test.each(Object.entries(rewritings))('%s', async (_, rewrite) => {
    await fc.assert(
      fc.asyncProperty(containers, async (items) => {
        const before = await fingerprintsOf(dump(deployment(items)));
        expect(before).toHaveLength(2 + 4 * items.length);
        expect(new Set(before).size).toBe(before.length);
        expect(await fingerprintsOf(rewrite(items))).toEqual(before);
      }),
      { numRuns: 8 },
    );
  });
});

test('a renamed container is a new identity, and the others keep theirs', async () => {
  await fc.assert(
    fc.asyncProperty(containers, async (items) => {
      const [first, ...others] = items;
      if (first === undefined) return;
      const before = await fingerprintsOf(dump(deployment(items)));
      const renamed = { ...first, name: `${first.name}-renamed` };
      const after = new Set(await fingerprintsOf(dump(deployment([renamed, ...others]))));
      expect(before.filter((fingerprint) => !after.has(fingerprint))).toHaveLength(4);
    }),
    { numRuns: 8 },
  );
});
