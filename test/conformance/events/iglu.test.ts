import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  type SchemaPair,
  compareSchemas,
} from '../../../src/facts/events/compare/compare-schemas.js';
import { corpus } from '../corpora.js';

interface Pair {
  readonly id: string;
  readonly format: 'jsonschema' | 'avro';
  readonly old: string;
  readonly new: string;
  readonly kind: 'MODEL' | 'REVISION' | 'ADDITION';
}

interface Witness {
  readonly id: string;
  readonly backward: 'broken' | 'no-witness' | 'undecided';
  readonly forward: 'broken' | 'no-witness' | 'undecided';
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(corpus('events', 'compat', name), 'utf8'));
}

const pairs = read('iglu-pairs.json') as readonly Pair[];
const witnesses = new Map(
  (read('iglu-witness.json') as readonly Witness[]).map((one) => [one.id, one] as const),
);

const directions = ['backward', 'forward'] as const;

/** The pairs in JSON Schema, as one reading of open objects judges them. */
async function judgeAll(openObjects: NonNullable<SchemaPair['openObjects']>) {
  const schema = (path: string) =>
    readFileSync(corpus('events', 'schemas', 'iglu-central', path), 'utf8');
  const judged = pairs
    .filter(({ format }) => format === 'jsonschema')
    .map(async (pair) => ({
      pair,
      witness: witnesses.get(pair.id),
      said: await compareSchemas({
        format: 'json-schema',
        old: schema(pair.old),
        new: schema(pair.new),
        openObjects,
      }),
    }));
  return Promise.all(judged);
}

type Judged = Awaited<ReturnType<typeof judgeAll>>[number];

/** Proven breaks that are not called one; what is undecided is none. */
function missed(judged: readonly Judged[]): readonly string[] {
  return judged.flatMap(({ pair, witness, said }) =>
    directions
      .filter((direction) => witness?.[direction] === 'broken' && said[direction] !== false)
      .map((direction) => `${pair.id} ${direction}`),
  );
}

/** ADDITION is to keep old data valid: pairs without a proof of the contrary that are not called readable. What is undecided alarms, too. */
function alarms(judged: readonly Judged[]): readonly string[] {
  return judged
    .filter(({ pair, witness }) => pair.kind === 'ADDITION' && witness?.backward === 'no-witness')
    .filter(({ said }) => said.backward !== true)
    .map(({ pair }) => pair.id);
}

describe('neighbouring versions of the schemas of Iglu Central', () => {
  let strict: readonly Judged[];
  let lenient: readonly Judged[];

  beforeAll(async () => {
    [strict, lenient] = [await judgeAll('strict'), await judgeAll('lenient')];
  });

  test('are 141 pairs in JSON Schema, of which 74 add without a proven break', () => {
    expect(strict).toHaveLength(141);
    const additions = strict.filter(
      ({ pair, witness }) => pair.kind === 'ADDITION' && witness?.backward === 'no-witness',
    );
    expect(additions).toHaveLength(74);
  });

  test('read by the letter, as the proofs are, break wherever a break is proven', () => {
    expect(missed(strict)).toEqual([]);
  });

  test('read by the letter, raise two alarms where a version adds, and both are right', () => {
    expect(alarms(strict)).toEqual([
      // `schedule` may be 65,535 characters long now, and had no bound: nobody drew a longer text.
      'com.snowplowanalytics.accelerators.travel/schedule_update/1-0-0..1-0-1',
      // `parameters` was open and empty, and is closed now with two members.
      'com.snowplowanalytics.snowplow/ua_parser_config/1-0-0..1-0-1',
    ]);
  });

  test('with open objects read leniently, let pass only what that reading forgives', () => {
    expect(alarms(lenient)).toEqual([
      'com.snowplowanalytics.accelerators.travel/schedule_update/1-0-0..1-0-1',
    ]);
    expect(missed(lenient)).toEqual([
      // Optional members are new in open objects: what stood under their names before was promised to nobody.
      'com.iterable/system_webhook/1-0-0..1-0-1 backward',
      'com.iterable/system_webhook/1-0-1..2-0-0 backward',
      'com.optimizely.optimizelyx/summary/1-0-0..1-1-0 backward',
      'com.snowplowanalytics.snowplow.storage/shredding_complete/2-0-0..2-0-1 backward',
      // An open object may match a new member of `oneOf`, too, by members that its own does not declare.
      'com.snowplowanalytics.snowplow.storage/snowflake_config/1-0-2..1-0-3 backward',
    ]);
  });

  test('are all decided', () => {
    const open = [...strict, ...lenient].filter(
      ({ said }) => said.backward === 'undecided' || said.forward === 'undecided',
    );
    expect(open.map(({ pair }) => pair.id)).toEqual([]);
  });
});
