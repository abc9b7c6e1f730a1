// Loads zod: imported lazily, and only where a classification is named.
import * as z from 'zod/mini';
import { sensitivityLevels } from '../field-classification.js';
import { languages } from '../names/index.js';
import { allowedPlaces, redactions } from './classification-file.js';

const text = (description: string) =>
  z.string().check(z.regex(/\S/, { error: 'A text that is not empty.' }), z.meta({ description }));

const texts = (item: ReturnType<typeof text>, description: string) =>
  z.array(item).check(z.meta({ description }));

const level = z
  .enum(sensitivityLevels)
  .check(
    z.meta({ description: 'How far it may travel: public, internal, confidential or restricted.' }),
  );

const retention = z
  .string()
  .check(
    z.regex(
      /^(?:P(?!$)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?|\d{1,9} ?(?:ms|s|m|h|d|w|y)|unlimited)$/,
      { error: 'A duration such as P2Y, P30D or 30d, or unlimited.' },
    ),
    z.meta({ description: 'How long it is kept: a duration such as P2Y or 30d, or unlimited.' }),
  );

const rules = {
  level: z.optional(level),
  categories: z.optional(
    texts(
      text('A category.'),
      'Keys as those of Fideslang below user (contact.email), or your own.',
    ),
  ),
  owner: z.optional(text('Who answers for it: a team or a person.')),
  allowedIn: z.optional(
    z
      .array(z.enum(allowedPlaces))
      .check(z.meta({ description: 'Where it may travel; everything else is not allowed.' })),
  ),
  redaction: z.optional(
    z.enum(redactions).check(z.meta({ description: 'How loggers make it unreadable.' })),
  ),
  retention: z.optional(retention),
};

const dataClass = z.strictObject({
  description: z.optional(text('What is of this class.')),
  ...rules,
});

const field = z.strictObject({
  field: z.optional(
    text('Name of a field or the end of its path: email, customer.email, *_email, customer.**.'),
  ),
  schema: z.optional(text('Name of the schema, record or message that it is in, or a glob.')),
  event: z.optional(text('Name of the event, or a glob.')),
  path: z.optional(text('Path of the file, or a glob.')),
  class: z.optional(text('One of classes, or a word that markers may have, such as pii.')),
  ...rules,
  handling: z.optional(
    z
      .enum(['masked', 'hashed', 'tokenised', 'encrypted', 'dropped'])
      .check(z.meta({ description: 'What was done to the value before it came there.' })),
  ),
  reason: z.optional(text('Why it is less than what other entries say.')),
});

const names = z.strictObject({
  sensitive: z.optional(
    z
      .array(
        z.strictObject({
          names: texts(text('A name.'), 'Names in any casing.'),
          category: text('A key as those of Fideslang below user, or your own.'),
          level: z.optional(level),
          within: z.optional(
            z.enum(['person', 'address']).check(z.meta({ description: 'It counts only there.' })),
          ),
        }),
      )
      .check(z.meta({ description: 'Names of sensitive values.' })),
  ),
  harmless: z.optional(
    texts(text('A name.'), 'Names that hold nothing sensitive, whole or as the end of one.'),
  ),
  languages: z.optional(
    z
      .array(z.enum(languages))
      .check(z.meta({ description: 'Languages whose short words count wherever they stand.' })),
  ),
  containers: z.optional(
    z
      .strictObject({
        person: z.optional(texts(text('A word.'), 'Words for a person.')),
        address: z.optional(texts(text('A word.'), 'Words for an address.')),
        harmless: z.optional(texts(text('A word.'), 'Words for things and organisations.')),
      })
      .check(z.meta({ description: 'Words for what a value is part of.' })),
  ),
});

/** A classification as people write it. */
export const classificationSchema = z.strictObject({
  $schema: z.optional(z.string()),
  classes: z.optional(
    z
      .record(z.string(), dataClass)
      .check(z.meta({ description: 'Classes of data by name: the inventory.' })),
  ),
  fields: z.optional(
    z.array(field).check(z.meta({ description: 'What fields are, by patterns.' })),
  ),
  words: z.optional(
    z
      .record(z.string(), level)
      .check(z.meta({ description: 'Words of markers, with the level that they stand for.' })),
  ),
  markers: z.optional(
    texts(text('A key.'), 'Further extensions, properties or options that declare a level.'),
  ),
  names: z.optional(
    names.check(z.meta({ description: 'Names of fields that are sensitive or harmless here.' })),
  ),
});

/** JSON Schema of a classification, for editors. */
export function classificationJsonSchema(): object {
  return {
    $id: 'urn:archfit:classification:1',
    title: 'archfit classification',
    ...z.toJSONSchema(classificationSchema, { target: 'draft-7', io: 'input' }),
  };
}
