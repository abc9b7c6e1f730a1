import type { CoveredBreak, MarkFault, VersionJudgement } from '../../facts/lifecycle/index.js';
import type { ContractChange } from '../../facts/openapi/diff/index.js';
import type { Problem, RuleId } from '../../report/index.js';
import { isAboutAge } from './about-age.js';
import { diffTopic } from './class-of-change.js';
import type { FieldsFacts } from './sensitive-fields.js';
import type { UrlFacts } from './sensitive-parameters.js';

/** A change as policies read it. */
export interface ChangeFacts {
  /** Names it as a subject. */
  readonly id: string;
  /** The rule of the grid. */
  readonly change: string;
  readonly verdict: ContractChange['verdict'];
  readonly direction: ContractChange['direction'];
  readonly message: string;
  readonly element: { readonly kind: string; readonly name: string };
  readonly operations: readonly string[];
  readonly at?: string;
  /** Of its finding. */
  readonly fingerprint: string;
  /** Why it is acceptable; absent where nothing makes it so. */
  readonly cover?: { readonly kind: string; readonly message: string };
  /** A waiver accepts its finding. */
  readonly waived?: true;
  /** Only a history that is not there would tell whether it is covered; a problem says so. */
  readonly pending?: true;
  /** Why what might have made it acceptable does not. */
  readonly refusals: readonly {
    readonly kind: string;
    readonly code: string;
    readonly message: string;
    readonly hint: string;
  }[];
}

/** A contract as policies read it: `input.contracts[id]`. */
export interface ContractFacts {
  readonly id: string;
  /** What is known of the older version: `absent` where the contract is new. */
  readonly base: { readonly name: string; readonly state: 'read' | 'absent' | 'unreadable' };
  /** Whether both versions were read, so that they could be compared. */
  readonly compared: boolean;
  readonly problems: readonly { readonly message: string; readonly hint: string }[];
  readonly version?: Pick<VersionJudgement, 'outcome' | 'message' | 'hint' | 'isFault'>;
  /** By the rule that carries their finding, without its topic. A rule that is off has none: what it stands for may break. */
  readonly changes: Readonly<Record<string, readonly ChangeFacts[]>>;
  /** What is wrong with how its elements announce their end. */
  readonly marks: readonly MarkFacts[];
  /** Of the newer version; absent where it could not be read. */
  readonly fields?: FieldsFacts;
  /** Its parameters of paths and queries; absent where no rule asks for them. */
  readonly urls?: UrlFacts;
}

export interface MarkFacts {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export function toChangeFacts(
  id: string,
  change: ContractChange,
  fingerprint: string,
  covered: CoveredBreak | undefined,
  isHistoryCut = false,
): ChangeFacts {
  const { rule, verdict, direction, message, element, operations, at } = change;
  return {
    id,
    change: rule,
    verdict,
    direction,
    message,
    element: { kind: element.kind, name: element.name },
    operations,
    ...(at === undefined ? {} : { at }),
    fingerprint,
    ...(isHistoryCut && covered && isAboutAge(covered) && { pending: true }),
    ...(covered?.cover && { cover: { kind: covered.cover.kind, message: covered.cover.message } }),
    refusals: (covered?.refusals ?? []).map(({ kind, code, message: says, hint }) => {
      return { kind, code, message: says, hint };
    }),
  };
}

/** `openapi-diff/path-removed` is `path-removed` among the changes of a contract. */
export function toClassName(rule: RuleId): string {
  return rule.slice(diffTopic.length + 1);
}

export function toMarkFacts(id: string, { code, message, hint }: MarkFault): MarkFacts {
  return { id, code, message, hint };
}

export function toProblemFacts({ message, hint }: Problem) {
  return { message, hint };
}

/** The facts once some findings, by their fingerprints, are waived. */
export function waiveChanges(
  contracts: ReadonlyMap<string, ContractFacts>,
  waived: ReadonlySet<string>,
): ReadonlyMap<string, ContractFacts> {
  return new Map(
    [...contracts].map(([id, contract]) => {
      const changes = Object.entries(contract.changes).map(
        ([rule, own]) =>
          [
            rule,
            own.map((change) =>
              waived.has(change.fingerprint) ? { ...change, waived: true as const } : change,
            ),
          ] as const,
      );
      return [id, { ...contract, changes: Object.fromEntries(changes) }];
    }),
  );
}
