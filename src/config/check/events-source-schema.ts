import * as z from 'zod/mini';
import {
  audiences,
  compatibilityModes,
  openObjectReadings,
  protobufCategories,
} from '../../evaluate/events/events-source.js';
import { lifecycleSchema } from '../../facts/lifecycle/lifecycle-schema.js';
import { baseVersion, described, text, textOrTexts } from './described.js';

/** Schemas of events as a configuration names them. */
export const eventsSource = z.strictObject({
  kind: described(z.literal('events'), 'Schemas of events, audit records and log lines.'),
  files: described(
    textOrTexts,
    'Files, folders (all JSON, YAML, Avro and Protobuf in them) or globs.',
  ),
  base: baseVersion,
  changedSince: z.exactOptional(
    described(
      text,
      'In place of base: what stood at the place of files where its history parts from that of this revision. last-release is the tag of the last release.',
    ),
  ),
  releaseTags: z.exactOptional(
    described(
      text,
      'What the tags of releases look like, * for the version: events-v*. Default: v*, or the version alone.',
    ),
  ),
  history: z.exactOptional(
    described(
      textOrTexts,
      'Former versions that transitive modes hold against, oldest first: folders, files or git:REVISION:PATH.',
    ),
  ),
  mode: z.exactOptional(
    described(
      z.enum(compatibilityModes),
      'What has to stay possible. FORWARD (the default): who has the older schema reads what is written with the newer one.',
    ),
  ),
  openObjects: z.exactOptional(
    described(
      z.enum(openObjectReadings),
      'Objects that say nothing of further members: lenient (the default), nobody puts there what a later version names; or strict.',
    ),
  ),
  protobuf: z.exactOptional(
    described(
      z.enum(protobufCategories),
      'What has to go on working in Protobuf: WIRE, the binary encoding; WIRE_JSON (the default), names in JSON, too; SOURCE, generated code, too.',
    ),
  ),
  audience: z.exactOptional(
    described(
      z.enum(audiences),
      'Who reads these events, where nothing else says so. Default integration.',
    ),
  ),
  audit: z.exactOptional(
    described(textOrTexts, 'Globs over the files whose schemas describe audit records.'),
  ),
  logs: z.exactOptional(
    described(textOrTexts, 'Globs over the files whose schemas describe lines of a log.'),
  ),
  service: z.exactOptional(described(text, 'The service that publishes them.')),
  classification: z.exactOptional(
    described(text, 'File of what is declared about fields, beside the schemas.'),
  ),
  root: z.exactOptional(
    described(text, 'No reference leads out of this folder. Default: the working directory.'),
  ),
  renamed: z.exactOptional(
    described(
      z.record(text, text),
      'Files that have another name than in the older version, each with the one that it had there.',
    ),
  ),
  importPaths: z.exactOptional(
    described(textOrTexts, 'Folders from which imports of Protobuf start, beside root.'),
  ),
  plans: z.exactOptional(
    described(textOrTexts, 'Files, folders or globs of plans for the end of old forms.'),
  ),
  lifecycle: z.exactOptional(lifecycleSchema),
});
