import type { RuleId } from '../../../report/index.js';
import { isRecord } from '../../../source/is-record.js';
import { reasonOf } from '../../isolated-evaluator.js';
import type { ObjectJudgement, PolicyFailure, RuleJudge, SetJudgement } from '../../rule-judge.js';
import type { Violation } from '../../violation.js';
import { readMessages } from '../conftest/read-messages.js';
import type { RuleAsker } from '../rule-asker.js';
import type { GatekeeperConstraint } from './constraint.js';
import { type MatchedObject, matchesKind, matchObject } from './constraint-match.js';

/** Judges objects of Kubernetes by Constraints of Gatekeeper. */
export class GatekeeperJudge implements RuleJudge {
  readonly asksForFile = false;

  constructor(
    private readonly asker: RuleAsker,
    private readonly selected: readonly GatekeeperConstraint[],
  ) {}

  judgesKind(apiVersion: string, kind: string): boolean {
    return this.selected.some(({ match }) => matchesKind(match, groupOf(apiVersion), kind));
  }

  judgeObject(object: unknown): ObjectJudgement {
    const about = readObject(object);
    const parameters: Record<RuleId, unknown> = {};
    const failures: PolicyFailure[] = [];
    for (const { rule, match, parameters: own } of this.selected) {
      const isMatched = matchObject(match, about);
      if (isMatched === true) parameters[rule] = own;
      if (isMatched === 'unknown') failures.push({ rule, message: unknownNamespace(about) });
    }
    if (Object.keys(parameters).length === 0) return { violations: new Map(), failures };
    const asked = this.asker.ask({ review: toReview(object, about), parameters });
    const violations = new Map<RuleId, readonly Violation[]>();
    for (const [rule, value] of Object.entries(asked.found)) {
      try {
        violations.set(rule, readReviewed(value));
      } catch (error) {
        failures.push({ rule, message: `the policy breaks its convention: ${reasonOf(error)}` });
      }
    }
    return { violations, failures: [...failures, ...asked.failures] };
  }

  judgeSet(): SetJudgement {
    return { rules: new Map(), failures: [] };
  }
}

/** Gatekeeper drops what is no object with `msg`, without a word; here that is a breach. */
function readReviewed(value: unknown): readonly Violation[] {
  if (Array.isArray(value) && value.some((element) => !isRecord(element))) {
    throw new Error('an element of violation is no object with msg');
  }
  return readMessages(value);
}

function unknownNamespace({ namespace }: MatchedObject): string {
  return `namespaceSelector asks for the labels of the Namespace ${namespace}, which are no part of the object: whether the Constraint is about it cannot be told`;
}

function readObject(object: unknown): MatchedObject {
  const value = isRecord(object) ? object : {};
  const metadata = isRecord(value['metadata']) ? value['metadata'] : {};
  return {
    group: groupOf(textOf(value['apiVersion'])),
    kind: textOf(value['kind']),
    name: textOf(metadata['name']),
    generateName: textOf(metadata['generateName']),
    namespace: textOf(metadata['namespace']),
    labels: isRecord(metadata['labels']) ? metadata['labels'] : {},
  };
}

/** The review of an object as gator makes it: of an AdmissionRequest it has what the object itself says. */
function toReview(object: unknown, { group, kind, name, namespace }: MatchedObject) {
  const apiVersion = textOf(isRecord(object) ? object['apiVersion'] : undefined);
  return {
    uid: '',
    kind: { group, version: apiVersion.slice(apiVersion.indexOf('/') + 1), kind },
    resource: { group: '', version: '', resource: '' },
    ...(name !== '' && { name }),
    ...(namespace !== '' && { namespace }),
    operation: '',
    userInfo: {},
    object,
    oldObject: null,
    options: null,
    namespaceObject: {},
  };
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash === -1 ? '' : apiVersion.slice(0, slash);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
