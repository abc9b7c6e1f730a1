import type { Finding, KnownRule, RuleDetails } from '../report/index.js';
import { misuse } from './misuse.js';

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

type DetailsOf<Rule extends KnownRule> = [Rule] extends [never]
  ? Finding['details']
  : RuleDetails[Rule];

type Stated<T> = T extends object
  ? { readonly [Key in keyof T]?: Stated<T[Key]> | AsymmetricMatcher }
  : T;

/** Every field there is; the type keeps the list complete. */
const fields: Readonly<Record<keyof Finding, true>> = {
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

/**
 * Refuses a partial finding with a field that no finding has: nothing would ever match it, and a negated expectation would
 * always pass.
 *
 * @throws {@link ArchfitError} `usage`
 */
export function checkPartial(partial: unknown, matcher: string): void {
  const names = Object.keys(fields).join(', ');
  if (typeof partial !== 'object' || partial === null || Array.isArray(partial)) {
    throw misuse(matcher, 'takes a part of a finding', `Its fields: ${names}.`);
  }
  if ('asymmetricMatch' in partial) return;
  const unknown = Object.keys(partial).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) {
    throw misuse(
      matcher,
      `asks for the field ${unknown}, which no finding has`,
      `Its fields: ${names}.`,
    );
  }
}
