// Loads zod: imported lazily, and only where there are plans.
import * as z from 'zod/mini';
import { isCalendarDate } from '../../../report/calendar-date.js';
import { consumerStates } from './plan.js';

/** A text that says something, with what it says for editors. */
const text = (description: string) =>
  z
    .string()
    .check(
      z.regex(/(?!\p{DI})[\p{L}\p{N}]/u, { error: 'A text that is not empty.' }),
      z.meta({ description }),
    );

const date = (description: string) =>
  z
    .string()
    .check(
      z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'A date such as 2027-01-31.', abort: true }),
      z.refine(isCalendarDate, { error: 'A date of the calendar such as 2027-01-31.' }),
      z.meta({ description, format: 'date' }),
    );

const byFingerprint = z.strictObject({
  fingerprint: z.string().check(
    z.regex(/^v\d+:[0-9a-f]{32}$/, {
      error: 'A whole fingerprint, as the report gives it: v1:….',
    }),
    z.meta({ description: 'Fingerprint of the finding, as the report gives it.' }),
  ),
});

const byPointer = z.strictObject({
  rule: text('Rule of the finding, for example openapi-diff/operation-removed.'),
  pointer: z.string().check(
    z.regex(/^(?:\/(?:[^~]|~[01])*)?$/, {
      error: 'A JSON pointer such as /paths/~1orders/get.',
    }),
    z.meta({ description: 'JSON pointer to what changed, as the report gives it.' }),
  ),
  file: z.optional(
    text('The file that holds it, by its path from the contract, where that is another one.'),
  ),
  what: z.optional(
    z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).check(
      z.minLength(1, 'At least one.'),
      z.meta({
        description:
          'The values, members or scopes that it is about, where the finding names some: others that end later are not covered.',
      }),
    ),
  ),
});

/** A plan as people write it. */
export const planSchema = z
  .strictObject({
    $schema: z.optional(z.string()),
    contract: text('The contract: its file, or its name in the configuration.'),
    changes: z
      .array(z.union([byFingerprint, byPointer]))
      .check(
        z.minLength(1, 'At least one, with a fingerprint, or with rule and pointer.'),
        z.meta({ description: 'The breaking changes that it covers.' }),
      ),
    owner: text('Who answers for it: a team or a person.'),
    reason: text('Why the old form has to end.'),
    replacement: text('What consumers use instead; where nothing comes instead, that.'),
    consumers: z
      .array(
        z.strictObject({
          name: text('A consumer.'),
          state: z
            .enum(consumerStates)
            .check(z.meta({ description: 'How far it is with the change.' })),
        }),
      )
      .check(z.meta({ description: 'Who uses the old form; [] where nobody does.' })),
    deprecatedOn: date('Day on which the consumers were told, in UTC.'),
    sunsetOn: date('Day from which on the old form may end, in UTC.'),
    expires: z.optional(
      date('Last day on which the plan holds, in UTC; by default some time after sunsetOn.'),
    ),
    steps: z
      .array(text('A step.'))
      .check(
        z.minLength(1, 'At least one.'),
        z.meta({ description: 'What happens until the old form is gone, in order.' }),
      ),
    adr: z.optional(text('Record of the decision: a file or an address.')),
  })
  .check(z.meta({ description: 'How an old form of a contract ends.' }));

/** A plan of the right shape. */
export type WrittenPlan = z.infer<typeof planSchema>;

/** JSON Schema of a plan, for editors. */
export function planJsonSchema(): object {
  return {
    $id: 'urn:archfit:plan:1',
    title: 'archfit plan',
    ...z.toJSONSchema(planSchema, { target: 'draft-7', io: 'input' }),
  };
}
