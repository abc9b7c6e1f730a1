import {
  type Break,
  coverBreaks,
  type CoverContext,
  type CoveredBreak,
  type Element,
  judgeMarks,
  judgeVersion,
  nameValue,
  type MarkFault,
  toOperationName,
  type VersionJudgement,
  type VersionMarks,
} from '../../facts/lifecycle/index.js';
import {
  type ContractChange,
  type ContractDiff,
  fileBeside,
} from '../../facts/openapi/diff/index.js';
import type { RuleId } from '../../report/index.js';
import { fingerprint } from '../../verdict/index.js';
import { classOfChange, diffTopic, findClass } from './class-of-change.js';
import { ContractElements, type LocatedContract, toRemovedElement } from './contract-elements.js';
import { createParallelSearch } from './find-parallel.js';
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

/**
 * Asks of every change which rule carries it, and of every breaking one whether it is covered.
 *
 * @param others - all contracts of the run: what one of them still offers may cover what this one breaks
 */
export function judgeContract(
  contract: ReadContractSource,
  isOn: (rule: RuleId) => boolean,
  now: Date,
  others: readonly ReadContractSource[] = [],
): ContractJudgement | undefined {
  const { compared, policy } = contract;
  const { base, head, diff } = compared;
  if (base.kind !== 'contract' || diff === undefined) return undefined;
  if (head.kind === 'absent') return judgeRemoved(contract, base, diff, now, others);
  if (head.kind !== 'contract') return undefined;
  const { judged, asked, breaks, context, elements } = prepare(
    contract,
    { base, head, diff },
    isOn,
    now,
    others,
  );
  const covered = coverBreaks(breaks, context);
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
    version: judgeVersion(context.versions, policy.scheme),
    marks: judgeMarks(elements.all(), policy, now),
    names: context.names,
    breaks: changes.flatMap((each) => each.covered?.break ?? []),
  };
}

/**
 * A contract that is gone broke whatever it promised. No version announces that, for no version is left; an end that each of its
 * operations announced does, and another contract that still offers them.
 */
function judgeRemoved(
  contract: ReadContractSource,
  base: LocatedContract,
  diff: ContractDiff,
  now: Date,
  others: readonly ReadContractSource[],
): ContractJudgement {
  const { judged, breaks, context } = prepareRemoved(contract, base, diff, now, others);
  const covered = coverBreaks(breaks, context);
  const changes = judged.map((each, index): JudgedChange => {
    const cover = covered[index];
    return { ...each, ...(cover && { covered: cover }) };
  });
  return { base, head: base, changes, marks: [], names: context.names, breaks };
}

function prepareRemoved(
  contract: ReadContractSource,
  base: LocatedContract,
  diff: ContractDiff,
  now: Date,
  others: readonly ReadContractSource[],
): Omit<Prepared, 'elements' | 'asked'> {
  const { id, plans, policy, source, deprecatedSince } = contract;
  const element = toRemovedElement(base);
  const covers = policy.covers.filter((kind) => kind !== 'version');
  const judged = diff.changes.map((change): JudgedChange => {
    const rule = `${diffTopic}/${findClass(change.rule)}` as const;
    return { change, rule, fingerprint: identify(change, rule, id), element };
  });
  const context: CoverContext = {
    names: namesOf([id, source.name, source.head, source.base, base.contract.place.uri]),
    versions: { base: versionOf(base), head: { paths: [], servers: [] } },
    plans,
    policy: { ...policy, covers },
    now,
    findParallel: createParallelSearch(contract, others, now),
    ...(deprecatedSince && { deprecatedSince }),
  };
  const { uri } = base.contract.place;
  const breaks = judged.map((each) => toBreak(each, { old: uri, new: uri }));
  return { judged, breaks, context };
}

function identify(change: ContractChange, rule: RuleId, subject: string): string {
  const path = [change.rule, ...change.identity, ...identifyValues(change)];
  return fingerprint({ rule, subject, path, object: undefined });
}

/** A plan that was agreed on before the file was renamed is about the same contract. */
function namesOf(written: readonly (string | undefined)[]): readonly string[] {
  const names = written.flatMap((name) => (name === undefined ? [] : [name, pathOf(name)]));
  return [...new Set(names)];
}

/** What may break in a contract, and by what it is judged. */
export function prepareBreaks(
  contract: ReadContractSource,
  now: Date,
  others: readonly ReadContractSource[] = [],
): Pick<Prepared, 'breaks' | 'context'> | undefined {
  const { base, head, diff } = contract.compared;
  if (base.kind !== 'contract' || diff === undefined) return undefined;
  if (head.kind === 'absent') return prepareRemoved(contract, base, diff, now, others);
  if (head.kind !== 'contract') return undefined;
  return prepare(contract, { base, head, diff }, () => true, now, others);
}

interface Prepared {
  readonly elements: ContractElements;
  readonly judged: readonly JudgedChange[];
  /** Those of them that may break, and the same as breaks. */
  readonly asked: readonly JudgedChange[];
  readonly breaks: readonly Break[];
  readonly context: CoverContext;
}

function prepare(
  contract: ReadContractSource,
  {
    base,
    head,
    diff,
  }: {
    readonly base: LocatedContract;
    readonly head: LocatedContract;
    readonly diff: ContractDiff;
  },
  isOn: (rule: RuleId) => boolean,
  now: Date,
  others: readonly ReadContractSource[],
): Prepared {
  const { source, id, policy, plans, deprecatedSince } = contract;
  const elements = new ContractElements(base, head, policy.keys);
  const judged = diff.changes.map((change): JudgedChange => {
    const rule = classOfChange(change, base.contract, head.contract, isOn);
    return {
      change,
      rule,
      fingerprint: identify(change, rule, id),
      element: elements.of(change),
    };
  });
  const roots = { old: base.contract.place.uri, new: head.contract.place.uri };
  const asked = judged.filter(({ change }) => mayBreak(change));
  const context: CoverContext = {
    names: namesOf([id, source.name, source.head, source.base, roots.new, roots.old]),
    versions: { base: versionOf(base), head: versionOf(head) },
    plans,
    policy,
    now,
    findParallel: createParallelSearch(contract, others, now),
    ...(deprecatedSince && { deprecatedSince }),
  };
  return { elements, judged, asked, breaks: asked.map((each) => toBreak(each, roots)), context };
}

/** `git:REVISION:PATH` is the file at PATH. */
function pathOf(base: string): string {
  return base.replace(/^git:[^:]+:/, '');
}

/** A further value is another change than the one before it: whoever accepted that one did not accept this one. */
function identifyValues({ rule, details }: ContractChange): readonly string[] {
  if (!/\.value-(?:added|removed)$/.test(rule)) return [];
  return [details.from, details.to].map((value) => JSON.stringify(value ?? null));
}

/** Where the older version says it; what is new stands in the newer one alone, below what the older one has. */
function causeOf(
  { old, new: newer }: ContractChange,
  roots: Roots,
): { readonly pointer: string; readonly file: string | undefined } {
  const isBelow = old === undefined || newer?.pointer.startsWith(`${old.pointer}/`) === true;
  const [place, root] = isBelow ? [newer ?? old, roots.new] : [old, roots.old];
  return {
    pointer: place?.pointer ?? '',
    file: place === undefined ? undefined : fileBeside(place.uri, root),
  };
}

/** The files of a contract that others are known from, in both versions. */
interface Roots {
  readonly old: string;
  readonly new: string;
}

/** Which values of a list, or which member or scope, where several changes share a place. */
function whatOf({ rule, details }: ContractChange, pointer: string): readonly string[] {
  const [from, to] = [details.from, details.to].map((values) =>
    Array.isArray(values) ? values.map(nameValue) : [],
  );
  if (rule.endsWith('.value-removed')) return (from ?? []).filter((each) => !to?.includes(each));
  if (rule.endsWith('.value-added')) return (to ?? []).filter((each) => !from?.includes(each));
  const { name } = details;
  const last = pointer.split('/').at(-1)?.replaceAll('~1', '/').replaceAll('~0', '~');
  return name === undefined || name === last ? [] : [name];
}

function mayBreak({ verdict, rule }: ContractChange): boolean {
  return verdict === 'breaking' || rule.endsWith('.removed-after-sunset');
}

function toBreak(
  { change, rule, fingerprint: identity, element }: JudgedChange,
  roots: Roots,
): Break {
  const { message, operations } = change;
  const { pointer, file } = causeOf(change, roots);
  const what = whatOf(change, pointer);
  return {
    fingerprint: identity,
    rule,
    change: change.rule,
    pointer,
    ...(file !== undefined && { file }),
    ...(what.length > 0 && { what }),
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
