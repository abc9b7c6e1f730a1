import { basename, dirname, resolve } from 'node:path';
import type { RuleId } from '../../../report/index.js';
import { isRecord } from '../../../source/is-record.js';
import { reasonOf } from '../../isolated-evaluator.js';
import type { PackRule } from '../../pack-manifest.js';
import type {
  ObjectJudgement,
  PolicyFailure,
  RuleJudge,
  SetJudgement,
  SetRuleJudgement,
} from '../../rule-judge.js';
import type { Violation } from '../../violation.js';
import type { RuleAsker } from '../rule-asker.js';
import { readMessages } from './read-messages.js';

export interface ConftestJudgeOptions {
  readonly asker: RuleAsker;
  readonly selected: readonly PackRule[];
  readonly asksForFile: boolean;
  /** What policies read as `data`. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly cwd: string;
}

/** Judges by rules in the convention of conftest. */
export class ConftestJudge implements RuleJudge {
  readonly #options: ConftestJudgeOptions;
  #uri: string | undefined;

  constructor(options: ConftestJudgeOptions) {
    this.#options = options;
  }

  get asksForFile(): boolean {
    return this.#options.asksForFile;
  }

  judgesKind(): boolean {
    return this.#options.selected.some(({ scope }) => scope === 'object');
  }

  /** Of a list every element is judged by itself, as conftest does it. */
  judgeObject(object: unknown, uri: string): ObjectJudgement {
    this.#showFile(uri);
    const judged = Array.isArray(object)
      ? object.map((element, index) => prefix(this.#judge(element), index))
      : [this.#judge(object)];
    const violations = new Map<RuleId, Violation[]>();
    for (const [rule, found] of judged.flatMap((each) => [...each.violations])) {
      violations.set(rule, [...(violations.get(rule) ?? []), ...found]);
    }
    return { violations, failures: judged.flatMap(({ failures }) => failures) };
  }

  /** All documents at once, as a list of `{path, contents}`. */
  judgeSet(facts: unknown): SetJudgement {
    const documents = readDocuments(facts);
    this.#showFile('Combined');
    const { violations, failures } = this.#judge(
      documents.map(({ uri, value }) => ({ path: uri, contents: value })),
    );
    const examined = documents.map(({ id }) => id);
    const rules = [...violations].map(([id, found]): readonly [RuleId, SetRuleJudgement] => [
      id,
      { violations: found, undecided: [], examined },
    ]);
    return { rules: new Map(rules), failures };
  }

  #judge(input: unknown): ObjectJudgement {
    const { found, failures } = this.#options.asker.ask(input);
    const violations = new Map<RuleId, readonly Violation[]>();
    const broken: PolicyFailure[] = [];
    for (const [rule, answer] of Object.entries(found)) {
      const { values, excepted } = isRecord(answer) ? answer : {};
      try {
        // Undefined, so that nothing was found.
        const list: readonly unknown[] = Array.isArray(values) ? values : [];
        const [value = []] = list;
        const messages = readMessages(value);
        violations.set(rule, excepted === true ? messages.map(toExcepted) : messages);
      } catch (error) {
        broken.push({ rule, message: `the policy breaks its convention: ${reasonOf(error)}` });
      }
    }
    return { violations, failures: [...failures, ...broken] };
  }

  /** `data.conftest.file`, as conftest sets it before it judges a file. */
  #showFile(uri: string): void {
    const { asksForFile, asker, data, cwd } = this.#options;
    if (!asksForFile || uri === this.#uri) return;
    const path = resolve(cwd, uri);
    asker.setData({ ...data, conftest: { file: { name: basename(path), dir: dirname(path) } } });
    this.#uri = uri;
  }
}

function toExcepted(violation: Violation): Violation {
  return { ...violation, exception: 'an exception of the policy lets it pass' };
}

function prefix({ violations, failures }: ObjectJudgement, index: number): ObjectJudgement {
  return {
    violations: new Map(
      [...violations].map(([rule, found]) => [
        rule,
        found.map((violation) => ({ ...violation, path: [index, ...violation.path] })),
      ]),
    ),
    failures,
  };
}

interface CombinedDocument {
  readonly id: string;
  readonly uri: string;
  readonly index: number;
  readonly value: unknown;
}

/** The documents of the facts, by file and place there. */
function readDocuments(facts: unknown): readonly CombinedDocument[] {
  const { documents } = isRecord(facts) ? facts : {};
  return Object.entries(isRecord(documents) ? documents : {})
    .flatMap(([id, document]): readonly CombinedDocument[] => {
      const { uri, index, value } = isRecord(document) ? document : {};
      return typeof uri === 'string' && typeof index === 'number'
        ? [{ id, uri, index, value }]
        : [];
    })
    .sort((left, right) => compare(left.uri, right.uri) || left.index - right.index);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
