import type { Location } from './location.js';

/**
 * What kept a part of the input from being judged.
 *
 * | code | meaning |
 * |---|---|
 * | `source-not-found` | a named file or folder does not exist |
 * | `source-no-match` | a glob or folder holds no manifest |
 * | `source-unreadable` | the file exists and cannot be read |
 * | `source-outside-root` | a link leads out of the root that was given |
 * | `source-empty` | the source holds nothing that could be judged |
 * | `render-failed` | Helm or Kustomize did not render a source |
 * | `renderer-missing` | the program that renders a source is not there |
 * | `not-text` | bytes that are neither UTF-8 nor UTF-16 text |
 * | `yaml-invalid` | the document is not YAML |
 * | `template-unrendered` | template braces are left in the document |
 * | `not-an-object` | the document is not a Kubernetes object |
 * | `object-not-judged` | the object is too large or too deeply nested for the policies |
 * | `policy-failed` | a policy threw or broke its contract |
 * | `policies-invalid` | policies of one's own cannot be found, read or compiled, or hold no rule |
 * | `waivers-invalid` | the file of waivers is missing, unreadable, or no list of waivers |
 * | `baseline-invalid` | the baseline is missing, unreadable, or no baseline |
 * | `budgets-invalid` | the file of budgets is missing, unreadable, or says what no budget can say |
 * | `baseline-outdated` | the fingerprints of the baseline are of another version |
 * | `catalog-invalid` | the catalog is missing, unreadable, or no catalog |
 * | `classification-invalid` | the classification of fields is missing, unreadable, or none |
 * | `no-rule-selected` | no rule is on that judges the input |
 * | `override-no-match` | the paths of an override match no file that is judged |
 * | `required-rule-absent` | a rule that the configuration requires did not run |
 * | `contract-invalid` | the document is no API description, or a part of it cannot be read |
 * | `schema-invalid` | the file is no schema of events, or a part of it cannot be read |
 * | `reference-unresolved` | a reference leads to nothing, or to nothing that may be read |
 * | `revision-unreadable` | git, or a revision, cannot be read |
 * | `base-invalid` | the older version of a contract cannot be read |
 * | `architecture-invalid` | layers, contexts or stereotypes of source code are said in a way that cannot be |
 * | `code-invalid` | a file of source code breaks the syntax, or its name is that of another but for capitals |
 * | `tsconfig-invalid` | a tsconfig cannot be read, or what it extends or names is not there |
 * | `package-invalid` | a package.json, or a list of workspaces, cannot be read |
 * | `artefact-invalid` | a part of an alert rule, a dashboard, a pipeline or another artefact of operations cannot be read |
 * | `import-misspelt` | an import writes a path in other letters than the file system: small where it has capitals |
 */
export type ProblemCode =
  | 'source-not-found'
  | 'source-no-match'
  | 'source-unreadable'
  | 'source-outside-root'
  | 'source-empty'
  | 'render-failed'
  | 'renderer-missing'
  | 'not-text'
  | 'yaml-invalid'
  | 'template-unrendered'
  | 'not-an-object'
  | 'object-not-judged'
  | 'policy-failed'
  | 'policies-invalid'
  | 'waivers-invalid'
  | 'baseline-invalid'
  | 'baseline-outdated'
  | 'catalog-invalid'
  | 'classification-invalid'
  | 'budgets-invalid'
  | 'no-rule-selected'
  | 'override-no-match'
  | 'required-rule-absent'
  | 'contract-invalid'
  | 'schema-invalid'
  | 'reference-unresolved'
  | 'revision-unreadable'
  | 'base-invalid'
  | 'architecture-invalid'
  | 'code-invalid'
  | 'tsconfig-invalid'
  | 'package-invalid'
  | 'artefact-invalid'
  | 'import-misspelt';

/** Something that kept a check from deciding. A problem alone leaves the gate undecided. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly location?: Location;
  /** What to do about it. */
  readonly hint: string;
}
