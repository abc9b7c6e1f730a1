import type { ReadContract } from '../../facts/openapi/model/index.js';
import type { Location, Problem, RuleId } from '../../report/index.js';
import { fingerprint } from '../../verdict/index.js';
import {
  type ChangeFacts,
  type ContractFacts,
  toChangeFacts,
  toClassName,
  toMarkFacts,
  toProblemFacts,
} from './contract-facts.js';
import type { ContractJudgement } from './contract-judgement.js';
import { locateNearest } from './locate-nearest.js';
import type { PlacedSubject } from '../place-subject.js';
import { offersNothing, problemsOf, type ReadContractSource } from './read-contracts.js';
import { describeFields } from './sensitive-fields.js';
import { describeUrls } from './sensitive-parameters.js';

/** The rule for which the properties of a contract are looked through. */
const fieldsRule = 'openapi/sensitive-fields-classified';
/** The rule for which its parameters are. */
const urlsRule = 'openapi/sensitive-not-in-url';

/** A contract as policies read it; what its findings may be about is added to the subjects. */
export function describeContract(
  { id, source, compared, isHistoryCut }: ReadContractSource,
  judgement: ContractJudgement | undefined,
  subjects: Map<string, PlacedSubject>,
  isOn: (rule: RuleId) => boolean,
): ContractFacts {
  const { base, head } = compared;
  const versionOf = (read: ReadContract): Location | undefined =>
    read.kind === 'contract'
      ? read.locate({ uri: read.contract.place.uri, pointer: '/info/version' })
      : undefined;
  subjects.set(id, {
    subject: { kind: 'contract', id, name: id },
    unit: id,
    fingerprint: (rule) => fingerprint({ rule: rule.id, subject: id, path: [], object: undefined }),
    locate: () => versionOf(head.kind === 'absent' ? base : head) ?? { uri: source.head },
    related: () =>
      [head.kind === 'absent' ? undefined : versionOf(base)].filter(
        (location) => location !== undefined,
      ),
  });
  const changes: Record<string, ChangeFacts[]> = {};
  judgement?.changes.forEach(({ change, rule, fingerprint: identity, covered }, index) => {
    if (!isOn(rule)) return;
    const subject = `${id}#${index}`;
    (changes[toClassName(rule)] ??= []).push(
      toChangeFacts(subject, change, identity, covered, isHistoryCut),
    );
    const { old, new: newer, element } = change;
    subjects.set(subject, {
      subject: { kind: element.kind, id: `${id} ${nameOf(change)}`, name: element.name },
      unit: id,
      fingerprint: () => identity,
      locate: () => (newer ? judgement.head.locate(newer) : locateNearest(old, judgement)),
      related: () => (old ? [judgement.base.locate(old)] : []),
      ...(covered?.cover?.waiver && { waiver: covered.cover.waiver }),
      path: change.identity.join(' '),
    });
  });
  const marks = (judgement?.marks ?? []).map((fault, index) => {
    const subject = `${id}#mark${index}`;
    subjects.set(subject, {
      subject: { kind: fault.element.kind, id: `${id} ${fault.element.name}` },
      unit: id,
      fingerprint: (rule) =>
        fingerprint({
          rule: rule.id,
          subject: `${id} ${fault.element.name}`,
          path: [fault.code],
          object: undefined,
        }),
      locate: () => fault.location,
      related: () => (fault.base ? [fault.base] : []),
    });
    return toMarkFacts(subject, fault);
  });
  const fields = isOn(fieldsRule) ? describeFields(id, head, subjects) : undefined;
  const urls = isOn(urlsRule) ? describeUrls(id, head, subjects) : undefined;
  const unread = base.kind === 'problem' ? 'unreadable' : 'read';
  return {
    id,
    base: { name: source.base, state: base.kind === 'absent' ? 'absent' : unread },
    compared: judgement !== undefined && !(offersNothing(base) && offersNothing(head)),
    problems: problemsOf(compared).map((problem: Problem) => toProblemFacts(problem)),
    ...(judgement?.version && {
      version: {
        outcome: judgement.version.outcome,
        message: judgement.version.message,
        hint: judgement.version.hint,
        isFault: judgement.version.isFault,
      },
    }),
    changes,
    marks,
    ...(fields && { fields }),
    ...(urls && { urls }),
  };
}

function nameOf({
  element,
  operations,
}: {
  readonly element: { readonly kind: string; readonly name: string };
  readonly operations: readonly string[];
}): string {
  const [first] = operations;
  const named = ['document', 'path', 'operation', 'property'];
  return named.includes(element.kind) || first === undefined
    ? element.name
    : `${first} ${element.name}`;
}
