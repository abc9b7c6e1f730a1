import {
  type Break,
  coverBreaks,
  type CoveredBreak,
  type Element,
  judgeMarks,
  judgeVersion,
  type MarkFault,
  toOperationName,
  type VersionJudgement,
  type VersionMarks,
} from '../../facts/lifecycle/index.js';
import type { ContractChange, ContractDiff } from '../../facts/openapi/diff/index.js';
import type { RuleId } from '../../report/index.js';
import { fingerprint } from '../../verdict/index.js';
import { classOfChange, diffTopic, findClass } from './class-of-change.js';
import { ContractElements, type LocatedContract, toRemovedElement } from './contract-elements.js';
import type { ReadContractSource } from './read-contracts.js';

/** A change with the rule that carries it, and whether something makes it acceptable. */
export interface JudgedChange {
  readonly change: ContractChange;
  readonly rule: RuleId;
  readonly fingerprint: string;
  readonly element: Element;
  /** Of a breaking one. */
  readonly covered?: CoveredBreak;
}

/** What is known of a contract that could be compared. */
export interface ContractJudgement {
  readonly base: LocatedContract;
  readonly head: LocatedContract;
  readonly changes: readonly JudgedChange[];
  /** Undefined where the contract is gone, and says nothing of its version. */
  readonly version?: VersionJudgement;
  readonly marks: readonly MarkFault[];
  /** What plans may call it. */
  readonly names: readonly string[];
  readonly breaks: readonly Break[];
}

/** Asks of every change which rule carries it, and of every breaking one whether it is covered. */
export function judgeContract(
  contract: ReadContractSource,
  isOn: (rule: RuleId) => boolean,
  now: Date,
): ContractJudgement | undefined {
  const { id, compared, policy, plans } = contract;
  const { base, head, diff } = compared;
  if (base.kind !== 'contract' || diff === undefined) return undefined;
  if (head.kind === 'absent') return judgeRemoved(contract, base, diff, now);
  if (head.kind !== 'contract') return undefined;
  const elements = new ContractElements(base, head);
  const versions = { base: versionOf(base), head: versionOf(head) };
  const judged = diff.changes.map((change): JudgedChange => {
    const rule = classOfChange(change, base.contract, head.contract, isOn);
    return {
      change,
      rule,
      fingerprint: identify(change, rule, id),
      element: elements.of(change),
    };
  });
  const names = namesOf(contract, head.contract.place.uri);
  const asked = judged.filter(({ change }) => mayBreak(change));
  const covered = coverBreaks(asked.map(toBreak), { names, versions, plans, policy, now });
  const order = new Map(asked.map((each, index) => [each, index]));
  const changes = judged.map((each): JudgedChange => {
    const index = order.get(each) ?? -1;
    const cover = index === -1 ? undefined : covered[index];
    if (each.change.verdict === 'breaking') return { ...each, ...(cover && { covered: cover }) };
    // Its announced end has come, but not as the life cycle asks for.
    return cover === undefined || cover.cover !== undefined
      ? each
      : { ...each, change: { ...each.change, verdict: 'breaking' }, covered: cover };
  });
  return {
    base,
    head,
    changes,
    version: judgeVersion(versions, policy.scheme),
    marks: judgeMarks(elements.all(), policy, now),
    names,
    breaks: changes.flatMap((each) => each.covered?.break ?? []),
  };
}

/**
 * A contract that is gone broke whatever it promised. No version announces that, for no version is left; an end that each of its
 * operations announced does.
 */
function judgeRemoved(
  contract: ReadContractSource,
  base: LocatedContract,
  diff: ContractDiff,
  now: Date,
): ContractJudgement {
  const { id, plans, policy, source } = contract;
  const element = toRemovedElement(base);
  const versions = { base: versionOf(base), head: { paths: [], servers: [] } };
  const names = namesOf(contract, source.head);
  const covers = policy.covers.filter((kind) => kind !== 'version');
  const context = { names, versions, plans, policy: { ...policy, covers }, now };
  const changes = diff.changes.map((change): JudgedChange => {
    const rule = `${diffTopic}/${findClass(change.rule)}` as const;
    const judged = { change, rule, fingerprint: identify(change, rule, id), element };
    const [covered] = coverBreaks([toBreak(judged)], context);
    return { ...judged, ...(covered && { covered }) };
  });
  const breaks = changes.flatMap((each) => each.covered?.break ?? []);
  return { base, head: base, changes, marks: [], names, breaks };
}

function identify(change: ContractChange, rule: RuleId, subject: string): string {
  const path = [change.rule, ...change.identity, ...identifyValues(change)];
  return fingerprint({ rule, subject, path, object: undefined });
}

function namesOf({ id, source }: ReadContractSource, uri: string): readonly string[] {
  const names = [id, source.name, source.head, uri];
  return [...new Set(names)].filter((name) => name !== undefined);
}

/** A further value is another change than the one before it: whoever accepted that one did not accept this one. */
function identifyValues({ rule, details }: ContractChange): readonly string[] {
  if (!/\.value-(?:added|removed)$/.test(rule)) return [];
  return [details.from, details.to].map((value) => JSON.stringify(value ?? null));
}

/** Where the older version says it; what is new stands in the newer one alone, below what the older one has. */
function causeOf(old: string | undefined, newer: string | undefined): string {
  if (old === undefined || newer === undefined) return old ?? newer ?? '';
  return newer.startsWith(`${old}/`) ? newer : old;
}

function mayBreak({ verdict, rule }: ContractChange): boolean {
  return verdict === 'breaking' || rule.endsWith('.removed-after-sunset');
}

function toBreak({ change, rule, fingerprint: identity, element }: JudgedChange): Break {
  const { old, new: newer, message, operations } = change;
  return {
    fingerprint: identity,
    rule,
    change: change.rule,
    pointer: causeOf(old?.pointer, newer?.pointer),
    message,
    element,
    operations: operations.map(toOperationName),
  };
}

function versionOf({ contract, locate }: LocatedContract): VersionMarks {
  const { version, operations, servers, place } = contract;
  return {
    ...(version !== undefined && { version }),
    paths: [...new Set([...operations.values()].map(({ path }) => path))],
    servers: servers.map(({ resolved }) => resolved),
    location: locate({ uri: place.uri, pointer: '/info/version' }),
  };
}
