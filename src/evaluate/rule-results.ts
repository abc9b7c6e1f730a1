import type { Finding, Location, NotJudged, Problem, RuleId, Undecided } from '../report/index.js';
import type { FileJudgement, FileRuleResult } from './judge-file.js';

/** What a run learnt about one rule. */
export interface RuleResult {
  readonly examined: number;
  /** The same by environment, where the input has some. */
  readonly examinedIn: ReadonlyMap<string | undefined, number>;
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  /** Why its policy could not be relied on. */
  readonly failures: readonly Problem[];
  /** Units that nothing could be said of, by what they are. */
  readonly notJudged: ReadonlyMap<string, NotJudged>;
}

/** The same while the run goes on. */
interface GrowingResult {
  examined: number;
  readonly examinedIn: Map<string | undefined, number>;
  readonly findings: Finding[];
  readonly undecided: Undecided[];
  readonly failures: Problem[];
  readonly notJudged: Map<string, NotJudged>;
}

/** What a rule looked at or spoke of, for those who tell what is known of a service. */
export interface NotedSubject {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  /** What it is of, by name: services, or a team. Absent where it does not say. */
  readonly services?: readonly string[];
  /** Names of which the first that is a service is its own. */
  readonly candidates?: readonly string[];
  /** Of a service: what was found of it. */
  readonly has?: readonly string[];
  readonly location?: Location;
  /** The rule judged it; else a finding is about it, or a doubt, and what was judged is something around it. */
  readonly isExamined: boolean;
}

/** Results as plain data, which can be written down. */
export type PlainResults = readonly {
  readonly rule: RuleId;
  readonly examined: readonly { readonly environment?: string; readonly count: number }[];
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly failures: readonly Problem[];
  readonly notJudged: readonly NotJudged[];
}[];

/** What a run learnt about its rules, from files first and from sets then. */
export class RuleResults {
  readonly #results = new Map<RuleId, GrowingResult>();
  readonly #subjects = new Map<RuleId, NotedSubject[]>();
  /** Whether somebody asks what rules looked at. */
  notesSubjects = false;

  constructor(files: readonly Pick<FileJudgement, 'environment' | 'rules'>[]) {
    for (const file of files) {
      for (const [rule, found] of Object.entries(file.rules)) {
        const { examined, findings, undecided = [], failures } = found;
        const result = this.of(rule);
        this.addExamined(rule, file.environment, examined);
        for (const finding of findings) result.findings.push(finding);
        result.undecided.push(...undecided);
        result.failures.push(...failures);
        if (found.subjects) this.noteSubjects(rule, found.subjects);
      }
    }
  }

  /** Keeps what a rule looked at. */
  noteSubjects(rule: RuleId, subjects: readonly NotedSubject[]): void {
    const known = this.#subjects.get(rule);
    if (known) for (const subject of subjects) known.push(subject);
    else this.#subjects.set(rule, [...subjects]);
  }

  subjectsOf(rule: RuleId): readonly NotedSubject[] {
    return this.#subjects.get(rule) ?? [];
  }

  addExamined(rule: RuleId, environment: string | undefined, count: number): void {
    const result = this.of(rule);
    result.examined += count;
    result.examinedIn.set(environment, (result.examinedIn.get(environment) ?? 0) + count);
  }

  /** Counts a unit that a rule would judge if it knew how. */
  addNotJudged(rule: RuleId, { what, reason }: Omit<NotJudged, 'count'>, more = 1): void {
    const { notJudged } = this.of(rule);
    const key = JSON.stringify([what, reason]);
    notJudged.set(key, { what, count: (notJudged.get(key)?.count ?? 0) + more, reason });
  }

  /** The same as plain data. */
  toPlain(): PlainResults {
    return [...this.#results].flatMap(([rule, result]): PlainResults => {
      const { examinedIn, findings, undecided, failures, notJudged } = result;
      const sorts = [...notJudged.values()];
      if (
        examinedIn.size + findings.length + undecided.length + failures.length + sorts.length ===
        0
      )
        return [];
      const examined = [...examinedIn].map(([environment, count]) => ({
        ...(environment !== undefined && { environment }),
        count,
      }));
      return [{ rule, examined, findings, undecided, failures, notJudged: sorts }];
    });
  }

  /** Adds what was learnt elsewhere. */
  addPlain(plain: PlainResults): void {
    for (const { rule, examined, findings, undecided, failures, notJudged } of plain) {
      const result = this.of(rule);
      for (const { environment, count } of examined) this.addExamined(rule, environment, count);
      for (const finding of findings) result.findings.push(finding);
      for (const doubt of undecided) result.undecided.push(doubt);
      for (const failure of failures) result.failures.push(failure);
      for (const { what, reason, count } of notJudged) {
        this.addNotJudged(rule, { what, reason }, count);
      }
    }
  }

  /** The same as what was learnt from one file. */
  ofFile(): Readonly<Record<RuleId, FileRuleResult>> {
    return Object.fromEntries(
      [...this.#results].map(([rule, { examined, findings, undecided, failures }]) => {
        const subjects = this.#subjects.get(rule);
        const noted = subjects === undefined ? {} : { subjects };
        return [rule, { examined, findings, undecided, failures, ...noted }];
      }),
    );
  }

  of(rule: RuleId): GrowingResult {
    let result = this.#results.get(rule);
    if (!result) {
      result = {
        examined: 0,
        examinedIn: new Map(),
        findings: [],
        undecided: [],
        failures: [],
        notJudged: new Map(),
      };
      this.#results.set(rule, result);
    }
    return result;
  }
}
