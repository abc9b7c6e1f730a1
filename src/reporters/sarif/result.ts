import {
  type Check,
  type Finding,
  type FindingState,
  type Measure,
  plural,
} from '../../report/index.js';
import { levelOf } from '../level.js';
import { place } from '../../report/wording/place.js';
import { sarifFixes, sarifSuggestions } from './fixes.js';
import { sarifLocation, sarifTemplate } from './location.js';
import { sarifMessage } from './message.js';
import { visible } from '../../report/wording/visible.js';

/** What the results of a run have in common. */
export interface ResultContext {
  /** Place of every rule in `tool.driver.rules`. */
  readonly ruleIndex: ReadonlyMap<string, number>;
  /** Whether the run knew a baseline: then every result says how it relates to it. */
  readonly hasBaseline: boolean;
  /** Most related places that a result names. */
  readonly maxRelated: number;
  /** Whether results carry the facts of the case. */
  readonly withDetails: boolean;
}

/** The findings as SARIF results, in the order given. */
export function* sarifResults(findings: readonly Finding[], context: ResultContext) {
  const seen = new Map<string, number>();
  for (const finding of findings) {
    const occurrence = (seen.get(finding.fingerprint) ?? 0) + 1;
    seen.set(finding.fingerprint, occurrence);
    yield sarifResult(finding, occurrence, context);
  }
}

function sarifResult(finding: Finding, occurrence: number, context: ResultContext) {
  const { rule, severity, state, subject, environment, location, related } = finding;
  const prefix = environment === undefined ? '' : `[${environment}] `;
  const shown = related.slice(0, context.maxRelated);
  const template = location && sarifTemplate(location);
  // GitHub takes no related place that is no file.
  const origin = context.withDetails ? template : undefined;
  const fixes = context.withDetails ? sarifFixes(finding) : [];
  const suggestions = context.withDetails ? sarifSuggestions(finding) : [];
  return {
    ruleId: rule,
    ruleIndex: context.ruleIndex.get(rule),
    kind: 'fail',
    level: levelOf(severity),
    message: sarifMessage(`${prefix}${finding.message}`),
    locations: [
      {
        ...(location && sarifLocation(location)),
        logicalLocations: [
          {
            ...(subject.name !== undefined && { name: visible(subject.name) }),
            fullyQualifiedName: visible(subject.id),
            kind: visible(subject.kind),
          },
          ...(template ? [template] : []),
        ],
      },
    ],
    ...((shown.length > 0 || origin) && {
      relatedLocations: [
        ...shown.map((other, index) => ({
          id: index + 1,
          ...sarifLocation(other),
          message: sarifMessage(`see ${place(other)}`),
        })),
        ...(origin
          ? [
              {
                id: shown.length + 1,
                logicalLocations: [origin],
                message: sarifMessage(
                  `rendered from the Helm template ${origin.fullyQualifiedName}`,
                ),
              },
            ]
          : []),
      ],
    }),
    ...(fixes.length > 0 && { fixes }),
    partialFingerprints: {
      // GitHub tells alerts apart by this one alone, and takes it to be `hash:n`, n counting equal hashes.
      primaryLocationLineHash: `${finding.fingerprint.replace(/^.*:/, '')}:${occurrence}`,
      'archfit/v1': finding.fingerprint,
    },
    ...(context.hasBaseline && { baselineState: baselineStates[state] }),
    // All results of a run have the list, or none has (SARIF 3.27.23).
    suppressions: suppressions(finding),
    properties: {
      severity,
      state,
      ...(environment !== undefined && { environment: visible(environment) }),
      ...(subject.namespace !== undefined && { namespace: visible(subject.namespace) }),
      ...(subject.owner !== undefined && { owner: visible(subject.owner) }),
      ...(finding.path !== undefined && { path: visible(finding.path) }),
      ...(finding.measure && { measure: sarifMeasure(finding.measure) }),
      ...(finding.remediation !== undefined && { remediation: visible(finding.remediation) }),
      ...(shown.length < related.length && { relatedLeftOut: related.length - shown.length }),
      ...(context.withDetails && { details: finding.details }),
      ...(suggestions.length > 0 && { suggestions }),
    },
  };
}

/** A waiver is made for a finding that was met before. */
const baselineStates: Readonly<Record<FindingState, string>> = {
  new: 'new',
  known: 'unchanged',
  waived: 'unchanged',
};

/** A unit is what a policy says, as everything else in a measure. */
function sarifMeasure({ unit, ...measure }: Measure) {
  return { ...measure, unit: visible(unit) };
}

function suppressions({ state, waiver, location: place }: Finding) {
  if (state === 'new') return [];
  const accepted = { kind: 'external', status: 'accepted' };
  if (waiver === undefined) {
    return [{ ...accepted, justification: { known: 'in the baseline', waived: 'waived' }[state] }];
  }
  const {
    id,
    owner,
    reason,
    expires,
    acceptedBy = [],
    controls = [],
    location,
    ...others
  } = waiver;
  return [
    {
      ...accepted,
      // An annotation stands in the file that it is about.
      kind: location !== undefined && location.uri === place?.uri ? 'inSource' : 'external',
      ...(location && { location: sarifLocation(location) }),
      justification: visible(`${reason} (waiver ${id} of ${owner}, until ${expires})`),
      properties: {
        waiver: visible(id),
        owner: visible(owner),
        expires: visible(expires),
        ...Object.fromEntries(Object.entries(others).map(([key, value]) => [key, visible(value)])),
        ...(acceptedBy.length > 0 && { acceptedBy: acceptedBy.map(visible) }),
        ...(controls.length > 0 && { controls: controls.map(visible) }),
      },
    },
  ];
}

/** What a check says that is no finding: that it passed, that it had nothing to judge, what it cannot tell. */
export function sarifOtherResults(check: Check, { ruleIndex }: ResultContext) {
  const common = {
    ruleId: check.rule,
    ruleIndex: ruleIndex.get(check.rule),
    level: 'none',
    suppressions: [],
  };
  const examined = `${plural(check.evidence.examined, check.evidence.unit)} examined`;
  return [
    ...(check.outcome === 'pass'
      ? [{ ...common, kind: 'pass', message: sarifMessage(examined) }]
      : []),
    ...(check.outcome === 'not-applicable'
      ? [{ ...common, kind: 'notApplicable', message: sarifMessage(check.message ?? examined) }]
      : []),
    ...check.undecided.map((undecided) => ({
      ...common,
      kind: 'open',
      message: sarifMessage(`cannot tell: ${undecided.message}`),
      ...(undecided.location && { locations: [sarifLocation(undecided.location)] }),
    })),
  ];
}
