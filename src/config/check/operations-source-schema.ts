import * as z from 'zod/mini';
import { described, text, textOrTexts } from './described.js';

/** What a system is run by, as a configuration names it. */
export const operationsSource = z.strictObject({
  kind: described(
    z.literal('operations'),
    'What a system is run by: alert rules, dashboards, objectives, pipelines, configuration of logs and tracing, registries.',
  ),
  files: described(
    textOrTexts,
    'Files, folders (all YAML and JSON in them, and expositions of metrics), globs, or - for the standard input.',
  ),
  root: z.exactOptional(
    described(
      text,
      'No link leads out of this folder, the root of the repository. Default: the working directory.',
    ),
  ),
  addresses: z.exactOptional(
    described(
      textOrTexts,
      'Under which addresses people read the files of the root, such as https://github.com/example/shop: links that begin with one have to lead to a file.',
    ),
  ),
});
