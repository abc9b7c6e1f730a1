import * as z from 'zod/mini';
import { isCalendarDate } from '../../report/calendar-date.js';

/** A text that says something, with what it says for editors. */
const text = (description: string) =>
  z
    .string()
    .check(
      z.regex(/(?!\p{DI})[\p{L}\p{N}]/u, { error: 'A text that is not empty.' }),
      z.meta({ description }),
    );

const textOrList = (description: string) =>
  z
    .union([text('One.'), z.array(text('One of several.')).check(z.minLength(1, 'At least one.'))])
    .check(z.meta({ description }));

const date = (description: string) =>
  z
    .string()
    .check(
      z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'A date such as 2026-10-01.', abort: true }),
      z.refine(isCalendarDate, { error: 'A date of the calendar such as 2026-10-01.' }),
      z.meta({ description, format: 'date' }),
    );

const fingerprint = z
  .string()
  .check(
    z.regex(/^v\d+:[0-9a-f]{32}$/, { error: 'A whole fingerprint, as the report gives it: v1:….' }),
    z.meta({ description: 'Fingerprint of a finding, as the report gives it.' }),
  );

const subject = z
  .strictObject({
    kind: z.optional(text('Kind of the subject, for example Deployment.')),
    name: z.optional(text('Name of the subject.')),
    namespace: z.optional(text('Namespace of the subject.')),
    environment: z.optional(text('Environment of the finding.')),
  })
  .check(
    z.refine((value) => Object.values(value).some((field) => field !== undefined), {
      error: 'At least one of kind, name, namespace, environment.',
    }),
    z.meta({
      description: 'What the finding is about. Every field that is given has to be equal.',
      minProperties: 1,
    }),
  );

/** One waiver of a file. That it covers anything is asked by its reader, which can say so in a sentence. */
export const waiverSchema = z
  .strictObject({
    rule: text('Rule whose findings it waives, for example kubernetes/cpu-limit.'),
    subject: z.optional(subject),
    paths: z.optional(textOrList('Globs over the path of the file that the finding is in.')),
    fingerprint: z.optional(
      z
        .union([fingerprint, z.array(fingerprint).check(z.minLength(1, 'At least one.'))])
        .check(z.meta({ description: 'Fingerprints of the findings that it waives.' })),
    ),
    owner: text('Who answers for it: a team or a person.'),
    reason: text('Why the finding is acceptable until then.'),
    expires: date('Last day on which it holds, in UTC.'),
    acceptedBy: z.optional(textOrList('Who accepted the risk: roles or persons.')),
    riskId: z.optional(text('Id of the risk in the register. It names the waiver in reports.')),
    reviewDate: z.optional(date('Day on which the acceptance is looked at again.')),
    ticket: z.optional(text('Ticket under which the fix is planned.')),
    controls: z.optional(
      z
        .array(text('A rule.'))
        .check(z.meta({ description: 'Rules that have to pass for the waiver to hold.' })),
    ),
  })
  .check(
    z.meta({
      description: 'Findings of one rule that somebody answers for until a day.',
    }),
  );

/** A waiver as people write it. */
export type WrittenWaiver = z.infer<typeof waiverSchema>;

/** The file around the waivers, each of which is checked alone so that one fault does not undo the others. */
export const waiverFileSchema = z.strictObject({
  $schema: z.optional(z.string()),
  waivers: z.nullable(z.array(z.unknown())),
});

/** JSON Schema of a file of waivers, for editors. */
export function waiversJsonSchema(): object {
  const anyOf = [{ required: ['subject'] }, { required: ['paths'] }, { required: ['fingerprint'] }];
  const schema = z.strictObject({
    $schema: z.optional(z.string()),
    waivers: z
      .nullable(z.array(waiverSchema.check(z.meta({ anyOf }))))
      .check(z.meta({ description: 'The waivers, in any order.' })),
  });
  return {
    $id: 'urn:archfit:waivers:1',
    title: 'archfit waivers',
    ...z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }),
  };
}
