import * as z from 'zod/mini';

/** Says what a key is for, in the words that editors show. */
export function described<Schema extends z.ZodMiniType>(schema: Schema, text: string): Schema {
  return schema.check(z.describe(text));
}

/** A text that names something. */
export const text = z.string().check(z.minLength(1, 'An empty text names nothing.'));
const texts = z.array(text).check(z.minLength(1, 'An empty list names nothing.'));
export const textOrTexts = z.union([text, texts]);

/** With what a source of contracts or events is compared. */
export const baseVersion = z.exactOptional(
  described(
    text,
    'The version that consumers have: a file, a folder, or git:REVISION:PATH. The revision last-release is the tag of the last release.',
  ),
);
