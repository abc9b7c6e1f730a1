import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { compareSchemas } from '../../../src/facts/events/compare/compare-schemas.js';
import { corpus } from '../corpora.js';

type Direction = 'backward' | 'forward';

/** One case of Apicurio Registry: what its authors say of both directions, and where JSON Schema says otherwise. */
interface Case {
  readonly id: string;
  readonly name: string;
  readonly old: unknown;
  readonly new: unknown;
  readonly backward: boolean;
  readonly forward: boolean;
  readonly suspect?: Readonly<Partial<Record<Direction, string>>>;
}

const cases = JSON.parse(
  readFileSync(corpus('events', 'compat', 'apicurio-json.json'), 'utf8'),
) as readonly Case[];

const assertions = cases.flatMap((one) =>
  (['backward', 'forward'] as const).map((direction) => ({ one, direction })),
);

/** Open objects as Apicurio reads them; formats as constraints, which the labels of the marked cases take them for. */
async function judge({ one, direction }: (typeof assertions)[number]) {
  const { old, new: after } = one;
  const said = await compareSchemas({
    format: 'json-schema',
    old,
    new: after,
    openObjects: 'strict',
    formats: 'constraint',
  });
  return { id: `${one.id} ${direction}`, label: one[direction], said: said[direction] };
}

describe('the JSON Schema cases of Apicurio Registry', () => {
  test('come out as labelled wherever JSON Schema supports the label', async () => {
    const unmarked = assertions.filter(
      ({ one, direction }) => one.suspect?.[direction] === undefined,
    );
    expect(assertions).toHaveLength(290);
    const judged = await Promise.all(unmarked.map(judge));
    expect(judged.filter(({ label, said }) => label !== said)).toEqual([]);
  });

  test('that are marked are judged by the schemas and not by the label', async () => {
    const marked = assertions.filter(
      ({ one, direction }) => one.suspect?.[direction] !== undefined,
    );
    const judged = await Promise.all(marked.map(judge));
    const differing = judged.filter(({ label, said }) => label !== said).map(({ id }) => id);
    const because = (reason: string) =>
      marked
        .filter(({ one, direction }) => one.suspect?.[direction]?.startsWith(reason) === true)
        .map(({ one, direction }) => `${one.id} ${direction}`);
    // What formats say counts here, so the labels of these hold.
    expect(differing.filter((id) => because('annotation').includes(id))).toEqual([]);
    // A pattern without anchors rules nothing out, and between schemas that admit nothing nothing is lost.
    expect(differing).toEqual(expect.arrayContaining(because('pattern')));
    expect(differing).toEqual(expect.arrayContaining(because('vacuous')));
    // Two false alarms are left: a member of a choice was widened, and what that adds was admitted by the other one before.
    const unseen = ['apicurio-json-109 forward', 'apicurio-json-118 forward'];
    const wrong = because('wrong').filter((id) => !unseen.includes(id));
    expect(differing.filter((id) => because('wrong').includes(id))).toEqual(wrong);
  });
});
