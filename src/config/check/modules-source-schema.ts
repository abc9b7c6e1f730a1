import * as z from 'zod/mini';
import { testTreatments } from '../../evaluate/modules/modules-source.js';
import { layerRoles } from '../../facts/modules/architecture/architecture.js';
import { described, text, textOrTexts } from './described.js';

const layer = z.union([
  text,
  z.array(text).check(z.minLength(1, 'An empty list names nothing.')),
  z.strictObject({
    files: described(textOrTexts, 'Globs over the files of the layer.'),
    role: z.exactOptional(
      described(
        z.enum(layerRoles),
        'What the layer is for. Default: what its name says, where it is a usual one.',
      ),
    ),
    optional: z.exactOptional(described(z.boolean(), 'It may have no file. Default false.')),
  }),
]);

const layersByName = z.record(text, layer);

const outside = z.exactOptional(
  described(textOrTexts, 'Files that belong to no layer on purpose: entry points, generated code.'),
);

const layered = z.strictObject({
  kind: described(z.literal('layered'), 'Layers one above the other.'),
  layers: described(
    layersByName,
    'Globs by the names of layers, uppermost first: each may import those below it.',
  ),
  strict: z.exactOptional(
    described(z.boolean(), 'A layer may import the next one below it only. Default false.'),
  ),
  independent: z.exactOptional(
    described(
      z.array(z.array(text)),
      'Groups of layers of which none may import another, whatever their order.',
    ),
  ),
  outside,
});

const onion = z.strictObject({
  kind: described(z.literal('onion'), 'Rings around a domain.'),
  domain: described(layer, 'The innermost ring, which imports none of the others.'),
  application: z.exactOptional(described(layer, 'The ring around the domain.')),
  adapters: described(
    layersByName,
    'The outermost ring by name; adapters do not know one another.',
  ),
  outside,
});

const contexts = z.strictObject({
  kind: z.exactOptional(described(z.literal('contexts'), 'Bounded contexts; it may be left out.')),
  contexts: described(
    z.record(text, textOrTexts),
    'Globs by the names of contexts. The name * with a glob such as src/contexts/* makes every such folder a context.',
  ),
  public: z.exactOptional(
    described(
      textOrTexts,
      'What others may import of a context, as globs below its folders. Default: index.*, public/**, api/**.',
    ),
  ),
  relationships: z.exactOptional(
    described(
      z.record(text, z.array(text)),
      'Which contexts each may import. Default: every one, through what it shows.',
    ),
  ),
  shared: z.exactOptional(described(textOrTexts, 'Code that every context may use.')),
});

const stereotype = z.strictObject({
  files: z.exactOptional(described(textOrTexts, 'Globs over files.')),
  classes: z.exactOptional(described(z.array(text), 'Ends of names of classes: Controller.')),
  decorators: z.exactOptional(
    described(z.array(text), 'Names of decorators of classes, without @.'),
  ),
});

/** Source code as a configuration names it. */
export const modulesSource = z.strictObject({
  kind: described(z.literal('modules'), 'TypeScript and JavaScript code, and its architecture.'),
  files: described(
    textOrTexts,
    'Folders (all TypeScript and JavaScript in them), files or globs, relative to root.',
  ),
  exclude: z.exactOptional(described(textOrTexts, 'Globs over files that are not judged.')),
  root: z.exactOptional(
    described(
      text,
      'The folder with everything that the code belongs to, its manifests and those of its workspace; all other paths start there. Default: the folder of this file.',
    ),
  ),
  tsconfig: z.exactOptional(
    described(text, 'The tsconfig.json of all files. Default: for each file the nearest one.'),
  ),
  layers: z.exactOptional(
    described(
      z.union([layered, onion, z.array(z.union([layered, onion]))]),
      'Which folders are which layers: one order, or several that all hold.',
    ),
  ),
  contexts: z.exactOptional(
    described(contexts, 'Which folders are which bounded contexts, and what each shows.'),
  ),
  stereotypes: z.exactOptional(
    described(
      z.record(text, stereotype),
      'What files are made for, by name; they add to the built-in ones, or take their place.',
    ),
  ),
  owners: z.exactOptional(
    described(
      z.union([text, z.literal(false)]),
      'The file CODEOWNERS, or false for none. Default: where GitHub and GitLab look for it.',
    ),
  ),
  tests: z.exactOptional(
    described(
      z.enum(testTreatments),
      'Whether rules about layers, contexts and calls judge tests: left-out (the default) or judged.',
    ),
  ),
});
