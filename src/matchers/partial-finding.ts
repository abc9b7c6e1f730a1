import { type Finding, type KnownRule, type RuleDetails, severities } from '../report/index.js';
import { isObject } from './is-object.js';
import { misuse, suggest } from './misuse.js';

/** What `expect.stringContaining()` and the like make. */
export interface AsymmetricMatcher {
  asymmetricMatch(other: unknown): boolean;
}

/**
 * The part of a finding that an expectation states; every level may be left out, or be an asymmetric matcher. Of a rule that is
 * named, the details are those that it gives.
 */
export type PartialFinding<Rule extends KnownRule = never> =
  | (Omit<Stated<Finding>, 'details'> & {
      readonly details?: Stated<DetailsOf<Rule>> | AsymmetricMatcher;
    })
  | AsymmetricMatcher;

/** The same where the part may say of which rule the finding is; the compiler knows the rules. */
export type PartialFindingOfAnyRule<Rule extends KnownRule = KnownRule> =
  | (Omit<Stated<Finding>, 'details' | 'rule'> & {
      readonly rule?: Rule | AsymmetricMatcher;
      readonly details?: Stated<DetailsOf<Rule>> | AsymmetricMatcher;
    })
  | AsymmetricMatcher;

type DetailsOf<Rule extends KnownRule> = [Rule] extends [never]
  ? Finding['details']
  : RuleDetails[Rule];

type Stated<T> = T extends object
  ? { readonly [Key in keyof T]?: Stated<T[Key]> | AsymmetricMatcher }
  : T;

/** A type with all names that there are, so that a list of them is complete. */
type Names<T> = Readonly<Record<keyof T, true>>;

const fields: Names<Finding> = {
  fingerprint: true,
  environment: true,
  service: true,
  rule: true,
  severity: true,
  message: true,
  subject: true,
  path: true,
  location: true,
  related: true,
  details: true,
  state: true,
  waiver: true,
  measure: true,
  remediation: true,
  fixes: true,
  docs: true,
};

const subjectFields: Names<Finding['subject']> = {
  kind: true,
  id: true,
  name: true,
  namespace: true,
  owner: true,
};

const locationFields: Names<NonNullable<Finding['location']>> = {
  uri: true,
  pointer: true,
  region: true,
  ancestor: true,
  nearest: true,
  snippet: true,
  template: true,
  rendered: true,
};

/** Values of which there are few. */
const words: Readonly<Record<string, readonly string[]>> = {
  severity: severities,
  state: ['new', 'known', 'waived'] satisfies readonly Finding['state'][],
};

/**
 * Refuses a partial finding that no finding could ever hold: nothing would match it, and a negated expectation would always pass.
 *
 * @throws {@link ArchfitError} `usage`
 */
export function checkPartial(partial: unknown, matcher: string): void {
  const names = Object.keys(fields).join(', ');
  if (!isObject(partial) || Array.isArray(partial)) {
    throw misuse(matcher, 'takes a part of a finding', `Its fields: ${names}.`);
  }
  checkFields(partial, fields, 'finding', matcher);
  checkFields(partial['subject'], subjectFields, 'subject of a finding', matcher);
  checkFields(partial['location'], locationFields, 'location of a finding', matcher);
  for (const [name, known] of Object.entries(words)) {
    const word = partial[name];
    if (typeof word !== 'string' || known.includes(word)) continue;
    const list = `One of: ${known.join(', ')}.`;
    throw misuse(matcher, `knows no ${name} ${word}`, suggest(word, known, list));
  }
}

function checkFields(given: unknown, known: object, what: string, matcher: string): void {
  if (!isObject(given) || 'asymmetricMatch' in given) return;
  const names = Object.keys(known);
  for (const [name, value] of Object.entries(given)) {
    if (!names.includes(name)) {
      const list = `Its fields: ${names.join(', ')}.`;
      const message = `asks for the field ${name}, which no ${what} has`;
      throw misuse(matcher, message, suggest(name, names, list));
    }
    // What is not set would have to be there, and to be undefined.
    if (value === undefined) {
      throw misuse(
        matcher,
        `asks for ${name} to be undefined, which it is in no ${what}`,
        'Leave the field out, or look where its value should come from.',
      );
    }
  }
}
