import type { NodePath, RequiredInput, RuleMetadata, RuleParameter } from '../../policy/index.js';
import type { Measure, PatchOperation, RuleId, Severity } from '../../report/index.js';
import type { FactsKind, OneByOne, RuleFacts } from './rule-facts.js';

/** A rule in TypeScript: what it is called, what it judges, and how. */
export interface RuleInput<Kind extends FactsKind, Parameters extends RuleParameterInputs> {
  /** `<topic>/<check>`, in kebab-case. */
  readonly id: RuleId;
  readonly title: string;
  readonly severity: Severity;
  /** What it judges. */
  readonly facts: Kind;
  /** Default: the title. */
  readonly description?: string;
  /** Why anybody should care. Default: the description. */
  readonly rationale?: string;
  readonly remediation?: string;
  /** What it judges, as the evidence calls it: `Ingress`. */
  readonly unit?: string;
  /** Says why it had nothing to judge. */
  readonly notApplicable?: string;
  /** What people can set, each with its default. */
  readonly parameters?: Parameters;
  /** What a run has to be given for it, beside what it judges. */
  readonly requires?: readonly RequiredInput[];
  readonly relatedResources?: readonly string[];
  /** Where its page is. */
  readonly docs?: string;
  /** Whether it runs where nobody says so. Default `on`. */
  readonly default?: 'on' | 'off';
  /** `never`: nothing that it finds is accepted by a baseline. */
  readonly baseline?: 'allowed' | 'never';
  /** `never`: nothing that it finds can be waived. */
  readonly waivers?: 'allowed' | 'never';
  /** Earlier ids. */
  readonly aliases?: readonly RuleId[];
  /**
   * Whether it is about these facts: what it is not about does not count as examined. Default: all of its kind. Facts that come all at
   * once have none: their `check` says what it examined.
   */
  readonly applies?: Kind extends OneByOne
    ? (facts: RuleFacts[Kind], context: RuleContext<Parameters>) => boolean
    : never;
  /** Says what is wrong. What it throws fails this rule alone. */
  readonly check: (
    facts: RuleFacts[Kind],
    context: RuleContext<Parameters>,
  ) => Kind extends OneByOne ? Iterable<RuleViolation> : SetFindings;
}

/** Parameters of a rule in TypeScript, by name. */
export type RuleParameterInputs = Readonly<Record<string, RuleParameter>>;

/** What a rule knows beside its facts. */
export interface RuleContext<Parameters extends RuleParameterInputs = RuleParameterInputs> {
  readonly parameters: { readonly [Name in keyof Parameters]: ValueOf<Parameters[Name]> };
  /** The clock of the run. */
  readonly now: Date;
}

/** The values that a parameter of a type has. */
type ValueOf<Parameter extends RuleParameter> = Parameter['type'] extends 'integer' | 'number'
  ? number
  : Parameter['type'] extends 'string'
    ? string
    : Parameter['type'] extends 'boolean'
      ? boolean
      : Parameter['type'] extends 'array'
        ? readonly ItemOf<Parameter['items']>[]
        : Parameter['type'] extends 'object'
          ? Readonly<Record<string, unknown>>
          : unknown;

type ItemOf<Items> = Items extends { readonly type: 'string' }
  ? string
  : Items extends { readonly type: 'integer' | 'number' }
    ? number
    : Items extends { readonly type: 'boolean' }
      ? boolean
      : unknown;

/** A place below the object or document that is judged, or below a fact of a set. */
export interface ViolationPlace {
  /** Id of a fact. Rules about sets have to name one, others cannot. */
  readonly subject?: string;
  /** Keys and indexes. Default: the whole. */
  readonly path?: NodePath;
}

/** One thing that is wrong. */
export interface RuleViolation extends ViolationPlace {
  readonly message: string;
  /** Other places that play a part. */
  readonly related?: readonly ViolationPlace[];
  /** The facts of the case, as JSON. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly measure?: Measure;
  /** Changes that end it. */
  readonly fixes?: readonly {
    readonly title: string;
    readonly patch: readonly PatchOperation[];
  }[];
}

/** What a rule says of a set. */
export interface SetFindings {
  /** Ids of all that it looked at: nothing examined is never a pass. */
  readonly examined: Iterable<string>;
  readonly violations: Iterable<RuleViolation>;
  /** What it cannot tell; `hint` in its details says what would help. */
  readonly undecided?: Iterable<RuleViolation>;
}

/** A rule in TypeScript, ready to be named under `policies`. Made by `defineRule`. */
export interface RuleDefinition extends RuleMetadata {
  readonly facts: FactsKind;
  readonly docs: string;
  /** Asked by the run with the facts of its kind; what they give back is not trusted. */
  readonly ask: {
    readonly applies?: (facts: unknown, context: RuleContext) => unknown;
    readonly check: (facts: unknown, context: RuleContext) => unknown;
    /** What they were written as. */
    readonly source: string;
  };
}
