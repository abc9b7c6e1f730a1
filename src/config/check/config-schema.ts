import * as z from 'zod/mini';
import { severities } from '../../report/index.js';

/** Says what a key is for, in the words that editors show. */
function described<Schema extends z.ZodMiniType>(schema: Schema, text: string): Schema {
  return schema.check(z.describe(text));
}

const text = z.string().check(z.minLength(1, 'An empty text names nothing.'));
const texts = z.array(text).check(z.minLength(1, 'An empty list names nothing.'));
const textOrTexts = z.union([text, texts]);

const ruleSettingDetail = z.strictObject({
  severity: z.exactOptional(
    described(
      z.enum([...severities, 'off']),
      "In place of the rule's own severity; off leaves it out.",
    ),
  ),
  parameters: z.exactOptional(
    described(
      z.record(z.string(), z.unknown()),
      "Values for the rule's parameters; its page lists them.",
    ),
  ),
  baseline: z.exactOptional(
    described(z.literal('never'), 'never: a baseline accepts nothing of what it finds.'),
  ),
  waivers: z.exactOptional(
    described(z.literal('never'), 'never: nothing of what it finds can be waived.'),
  ),
});

export const ruleSetting = z.union([z.enum(['off', 'on', ...severities]), ruleSettingDetail]);

const rules = z.record(z.string(), ruleSetting);

const source = z.strictObject({
  kind: z.exactOptional(described(z.literal('kubernetes'), 'What the source holds; the default.')),
  manifests: described(
    textOrTexts,
    'Files, folders (all YAML and JSON in them), globs, or - for the standard input.',
  ),
  environment: z.exactOptional(
    described(
      text,
      'Names the set: what runs together. Sources of one environment are judged together.',
    ),
  ),
  each: z.exactOptional(
    described(z.enum(['file', 'folder']), 'Makes every file or folder a set of its own.'),
  ),
});

const override = z.strictObject({
  paths: z.exactOptional(described(textOrTexts, 'Globs over the paths of files. Default: all.')),
  environments: z.exactOptional(described(textOrTexts, 'Names of environments. Default: all.')),
  rules: described(rules, 'Settings of rules by rule id.'),
});

const days = z.int().check(z.nonnegative('Give a whole number of days.'));

const waivers = z.strictObject({
  file: z.exactOptional(described(text, 'The file of waivers.')),
  annotations: z.exactOptional(
    described(
      z.union([z.boolean(), z.array(text)]),
      'Whether an object may waive findings about itself by an annotation: true, or the rules for which it may. Default false.',
    ),
  ),
  maxDays: z.exactOptional(
    described(days, 'Longest time from the day of the run to expires, in days. Default: no limit.'),
  ),
  expiringDays: z.exactOptional(
    described(days, 'From how many days before its end a waiver counts as expiring. Default 14.'),
  ),
});

const target = z.strictObject({
  service: z.exactOptional(described(z.string(), 'Name of the service.')),
  environment: z.exactOptional(described(z.string(), 'Name of the environment.')),
  commit: z.exactOptional(described(z.string(), 'The commit that is judged.')),
  baseCommit: z.exactOptional(described(z.string(), 'The commit that it is compared with.')),
});

/** The shape of a configuration: {@link Config} with every value checked. */
export const configSchema = z.strictObject({
  $schema: z.exactOptional(described(z.string(), 'JSON Schema of this file, for editors.')),
  extends: z.exactOptional(
    described(
      z.union([text, z.array(text)]),
      'Configurations that this one builds upon: files (./base.yaml), or packages. The first is merged first, this file last.',
    ),
  ),
  sources: z.exactOptional(
    described(
      z.union([source, z.array(source).check(z.minLength(1, 'An empty list names nothing.'))]),
      'What to judge when no paths are given. In place of the sources of what is extended.',
    ),
  ),
  rules: z.exactOptional(
    described(rules, 'Rules by id: off, on, a severity, or severity and parameters in detail.'),
  ),
  overrides: z.exactOptional(
    described(
      z.array(override),
      'Settings of rules for some paths or environments; later ones win. Added to those of what is extended.',
    ),
  ),
  require: z.exactOptional(
    described(
      z.array(text),
      'Rules that have to run: the gate is undecided when one of them did not. Added to those of what is extended.',
    ),
  ),
  failOn: z.exactOptional(
    described(
      z.enum([...severities, 'never']),
      'Lowest severity that closes the gate. Default high.',
    ),
  ),
  baseline: z.exactOptional(
    described(
      z.union([text, z.literal(false)]),
      'File of accepted findings, or false for none. Default archfit-baseline.json, where it exists.',
    ),
  ),
  waivers: z.exactOptional(
    described(
      z.union([text, waivers]),
      'File of waivers, or in detail what the owner of the gate allows.',
    ),
  ),
  target: z.exactOptional(described(target, 'What the run is about, for the report.')),
});

/** A configuration of the right shape. */
export type CheckedConfig = z.output<typeof configSchema>;
export type CheckedSource = z.output<typeof source>;
