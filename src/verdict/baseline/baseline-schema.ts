import * as z from 'zod/mini';

const text = (description: string) =>
  z.string().check(z.minLength(1, 'A text that is not empty.'), z.meta({ description }));

/** Of one identity: more were never found, and a mistyped number must not fill the memory. */
const mostFindings = 10_000;

const accepted = z
  .strictObject({
    value: z.number().check(z.meta({ description: 'The value that is accepted.' })),
    unit: text('What is counted, for example replicas.'),
    better: z.enum(['lower', 'higher']).check(z.meta({ description: 'Which values are better.' })),
  })
  .check(z.meta({ description: 'A finding with a worse value is new.' }));

const entry = z.strictObject({
  rule: text('The rule that found it.'),
  environment: z.optional(text('Environment of the finding, where there are several.')),
  subject: text('Id of what the finding is about.'),
  path: z.optional(text('Where below the subject.')),
  fingerprint: text('Identity of the finding.'),
  count: z.optional(
    z
      .int()
      .check(
        z.minimum(1, 'A whole number from 1 on.'),
        z.maximum(mostFindings, `At most ${mostFindings}.`),
        z.meta({ description: 'How many findings of this identity are accepted. Default 1.' }),
      ),
  ),
  accepted: z.optional(accepted),
});

/** A baseline, as the command writes it. */
export const baselineSchema = z.strictObject({
  schemaVersion: z.literal(1).check(z.meta({ description: 'Version of this format.' })),
  fingerprints: text('Version of the fingerprints.'),
  tool: text('Version of archfit that wrote it.'),
  packs: z
    .array(
      z.strictObject({
        name: text('Name of the pack.'),
        revision: text('Digest of its policies.'),
      }),
    )
    .check(z.meta({ description: 'The packs whose rules found what is accepted.' })),
  written: text('Day on which what is accepted changed last.'),
  findings: z
    .array(entry)
    .check(z.meta({ description: 'The accepted findings, sorted, one a line.' })),
});

/** JSON Schema of a baseline, for editors and reviewers. */
export function baselineJsonSchema(): object {
  return {
    $id: 'urn:archfit:baseline:1',
    title: 'archfit baseline',
    ...z.toJSONSchema(baselineSchema, { target: 'draft-7', io: 'input' }),
  };
}
