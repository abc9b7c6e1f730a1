import * as z from 'zod/mini';
import { lifecycleSchema } from '../../facts/lifecycle/lifecycle-schema.js';
import { severities } from '../../report/index.js';
import { baseVersion, described, text, textOrTexts } from './described.js';
import { eventsSource } from './events-source-schema.js';
import { modulesSource } from './modules-source-schema.js';
import { operationsSource } from './operations-source-schema.js';
import { policies } from './policies-schema.js';
import { waivers } from './waivers-schema.js';

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

const environmentName = described(
  text,
  'Names the set: what runs together. Sources of one environment are judged together.',
);

const manifestSource = z.strictObject({
  kind: z.exactOptional(described(z.literal('kubernetes'), 'What the source holds; the default.')),
  manifests: described(
    textOrTexts,
    'Files, folders (all YAML and JSON in them), globs, or - for the standard input.',
  ),
  environment: z.exactOptional(environmentName),
  each: z.exactOptional(
    described(z.enum(['file', 'folder']), 'Makes every file or folder a set of its own.'),
  ),
});

const binary = described(text, 'The program: a name on the PATH, or a path.');

const timeoutSeconds = described(
  z.number(),
  'Longest time that a rendering may take, in seconds. Default 60.',
);

const values = described(
  textOrTexts,
  'Values files, later ones over earlier ones; {chart} stands for the folder of the chart.',
);

const set = described(
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  'Single values by path, such as image.tag, over all values files. A text stays a text.',
);

const release = described(text, 'Name of the release. Default: the name of the chart.');

const namespace = described(text, 'Namespace of the release. Default: that of Helm, default.');

const helmEnvironment = z.strictObject({
  values: z.exactOptional(values),
  set: z.exactOptional(set),
  release: z.exactOptional(release),
  namespace: z.exactOptional(namespace),
});

const helmSource = z.strictObject({
  kind: described(z.literal('helm'), 'Charts, rendered with Helm.'),
  chart: described(textOrTexts, 'Folders of charts, or globs over them.'),
  environment: z.exactOptional(environmentName),
  environments: z.exactOptional(
    described(
      z.record(z.string(), helmEnvironment),
      'What is rendered, by environment: every chart once for each.',
    ),
  ),
  values: z.exactOptional(values),
  set: z.exactOptional(set),
  release: z.exactOptional(release),
  namespace: z.exactOptional(namespace),
  kubeVersion: z.exactOptional(
    described(text, 'Version of Kubernetes that the charts are told, such as 1.31.'),
  ),
  apiVersions: z.exactOptional(
    described(textOrTexts, 'APIs that the charts are told to be there.'),
  ),
  binary: z.exactOptional(binary),
  timeoutSeconds: z.exactOptional(timeoutSeconds),
});

const kustomizeSource = z.strictObject({
  kind: described(z.literal('kustomize'), 'Kustomizations, rendered with Kustomize or kubectl.'),
  folder: z.exactOptional(described(textOrTexts, 'Folders that are rendered, or globs over them.')),
  environment: z.exactOptional(environmentName),
  environments: z.exactOptional(
    described(z.record(z.string(), textOrTexts), 'In place of folder: the folders by environment.'),
  ),
  binary: z.exactOptional(binary),
  timeoutSeconds: z.exactOptional(timeoutSeconds),
});

const openApiSource = z.strictObject({
  kind: described(z.literal('openapi'), 'An API description in two versions, or folders of them.'),
  base: baseVersion,
  changedSince: z.exactOptional(
    described(
      text,
      'In place of base: what stood at the place of head where its history parts from that of this revision. last-release is the tag of the last release.',
    ),
  ),
  head: described(
    text,
    'The version that is to be delivered: a file, or git:REVISION:PATH; or a folder: then each description in it is a contract.',
  ),
  name: z.exactOptional(
    described(text, 'What the report and plans call the contract. Default: the path of head.'),
  ),
  service: z.exactOptional(
    described(
      text,
      'The service that it is a contract of: what another contract of it still offers covers a break, also where servers name no host.',
    ),
  ),
  root: z.exactOptional(
    described(
      text,
      'No reference leads out of this folder. Default: the folder of the description.',
    ),
  ),
  renamed: z.exactOptional(
    described(
      z.record(text, text),
      'Of folders: files of the newer one that have another name there, each with the one that it has in the older folder.',
    ),
  ),
  releaseTags: z.exactOptional(
    described(
      text,
      'What the tags of releases look like, * for the version: orders-v*. Default: v*, or the version alone.',
    ),
  ),
  secondOpinion: z.exactOptional(
    described(
      z.boolean(),
      'Whether the package openapi-diff, which has to be installed, is asked about each operation, too. Where it disagrees the report has a note. Default false.',
    ),
  ),
  profile: z.exactOptional(
    described(
      z.enum(['wire', 'strict', 'sdk']),
      'What counts as a promise: what travels (the default), also errors and undeclared members, or also what generated clients are made of.',
    ),
  ),
  plans: z.exactOptional(
    described(textOrTexts, 'Files, folders or globs of plans for the end of old forms.'),
  ),
  lifecycle: z.exactOptional(lifecycleSchema),
});

const documentsSource = z.strictObject({
  kind: described(z.literal('documents'), 'YAML or JSON of any kind, for policies of your own.'),
  files: described(
    textOrTexts,
    'Files, folders (all YAML and JSON in them), globs, or - for the standard input.',
  ),
  name: z.exactOptional(described(text, 'What policies know the documents by, such as compose.')),
});

const kindsOfSource = [
  manifestSource,
  helmSource,
  kustomizeSource,
  openApiSource,
  eventsSource,
  modulesSource,
  operationsSource,
  documentsSource,
] as const;

const source = z.union(kindsOfSource);

const override = z.strictObject({
  paths: z.exactOptional(described(textOrTexts, 'Globs over the paths of files. Default: all.')),
  environments: z.exactOptional(described(textOrTexts, 'Names of environments. Default: all.')),
  rules: described(rules, 'Settings of rules by rule id.'),
});

const target = z.strictObject({
  service: z.exactOptional(described(z.string(), 'Name of the service.')),
  environment: z.exactOptional(described(z.string(), 'Name of the environment.')),
  commit: z.exactOptional(described(z.string(), 'The commit that is judged.')),
  baseCommit: z.exactOptional(described(z.string(), 'The commit that it is compared with.')),
});

const level = z.strictObject({
  name: described(text, 'What the level is called.'),
  rules: described(
    z.array(text),
    'Ids of rules, * for any text: kubernetes/*. Asked for beside those of the levels below. None: everybody reaches it.',
  ),
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
      // Not a union within a union: the kind that was meant shows only where all stand side by side.
      z.union([
        ...kindsOfSource,
        z.array(source).check(z.minLength(1, 'An empty list names nothing.')),
      ]),
      'What to judge when no paths are given. In place of the sources of what is extended.',
    ),
  ),
  policies: z.exactOptional(policies),
  policyCache: z.exactOptional(
    described(
      z.union([text, z.literal(false)]),
      "Folder of policies of your own that were compiled before, or false for none. Default: archfit in the user's folder of caches.",
    ),
  ),
  builtIn: z.exactOptional(
    described(z.boolean(), 'Whether the built-in rules judge, too. Default true.'),
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
  catalog: z.exactOptional(described(text, 'File of the catalog: teams and services.')),
  budgets: z.exactOptional(
    described(text, 'File of what databases allow, by which the rules about budgets judge.'),
  ),
  levels: z.exactOptional(
    described(
      z.array(level).check(z.minLength(1, 'An empty list names nothing.')),
      'Levels of the scorecard, from the lowest to the highest. In place of those of what is extended. Default: five, by severity.',
    ),
  ),
  target: z.exactOptional(described(target, 'What the run is about, for the report.')),
});

/** A configuration of the right shape. */
export type CheckedConfig = z.output<typeof configSchema>;
export type CheckedSource = z.output<typeof source>;
