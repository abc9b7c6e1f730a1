import * as z from 'zod/mini';
import { described, text, textOrTexts } from './described.js';

/** Policies that are compiled together, with their settings. */
const packDefinition = z.strictObject({
  name: z.exactOptional(described(text, 'What the report calls them. Default: their path.')),
  policies: described(
    textOrTexts,
    'Folders, files, bundles (.tar.gz) or compiled modules (.wasm).',
  ),
  data: z.exactOptional(
    described(textOrTexts, 'Files or folders of YAML and JSON that the policies read as data.'),
  ),
  namespaces: z.exactOptional(
    described(
      z.array(text),
      'Packages that are asked, * in them for any text. Default: every package with rules.',
    ),
  ),
  combine: z.exactOptional(
    described(
      z.boolean(),
      'Judges all documents at once, as a list of path and contents, as conftest does with --combine.',
    ),
  ),
  timeLimitMs: z.exactOptional(
    described(
      z.number().check(z.positive('Give a number above 0.')),
      'Milliseconds that one evaluation may take. Default 10000.',
    ),
  ),
  memoryMiB: z.exactOptional(
    described(
      z.number().check(z.positive('Give a number above 0.')),
      'Mebibytes of memory that one evaluation may use. Default 2048.',
    ),
  ),
});

export const policies = described(
  z.union([text, packDefinition, z.array(z.union([text, packDefinition]))]),
  'Policies of your own: folders, files, bundles or compiled modules, with settings where they need some. Added to those of what is extended.',
);
