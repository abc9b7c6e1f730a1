import { identify, readObject } from '../../facts/kubernetes/index.js';
import { podKindOf, readWorkload } from '../../facts/kubernetes/workload.js';
import {
  freezeJson,
  isRefusedInput,
  type ObjectJudgement,
  type PolicyFailure,
  readViolations,
  type RuleJudge,
  type RuleParameters,
  type SetJudgement,
  type SetRuleJudgement,
  type Violation,
} from '../../policy/index.js';
import { isRecord } from '../../source/is-record.js';
import type { RuleContext, RuleDefinition } from './rule-definition.js';

/** Judges by rules in TypeScript, each by itself: what one of them throws, or gives and may not, fails it alone. */
export class CodeJudge implements RuleJudge {
  readonly asksForFile = false;

  constructor(
    private readonly definitions: readonly RuleDefinition[],
    private readonly parameters: RuleParameters,
    private readonly now: Date,
  ) {}

  judgesKind(apiVersion: string, kind: string): boolean {
    return this.definitions.some(
      ({ facts }) => facts === 'object' || (facts === 'workload' && isPodKind(apiVersion, kind)),
    );
  }

  judgeObject(object: unknown, uri: string): ObjectJudgement {
    // What a rule does to it, no other rule and no report sees.
    const value = freezeJson(object);
    const violations = new Map<string, readonly Violation[]>();
    const failures: PolicyFailure[] = [];
    for (const rule of this.definitions) {
      try {
        const facts = factsFor(rule, value, uri);
        const context = this.#contextOf(rule);
        if (facts === undefined || !applies(rule, facts, context)) continue;
        violations.set(rule.id, readFound(rule.ask.check(facts, context), 'check'));
      } catch (error) {
        failures.push({ rule: rule.id, message: describeThrown(error) });
      }
    }
    return { violations, failures };
  }

  judgeSet(facts: unknown): SetJudgement {
    const rules = new Map<string, SetRuleJudgement>();
    const failures: PolicyFailure[] = [];
    const asked = this.definitions.filter(({ scope }) => scope === 'set');
    const value = asked.length === 0 ? undefined : freezeJson(facts);
    for (const rule of asked) {
      try {
        rules.set(rule.id, readSetFindings(rule.ask.check(value, this.#contextOf(rule))));
      } catch (error) {
        failures.push({ rule: rule.id, message: describeThrown(error) });
      }
    }
    return { rules, failures };
  }

  #contextOf({ id, parameters }: RuleDefinition): RuleContext {
    const values = Object.fromEntries(
      Object.entries(parameters).map(([name, { default: preset }]) => [
        name,
        this.parameters[id]?.[name] ?? preset,
      ]),
    );
    // A date can be changed.
    return { parameters: values, now: new Date(this.now) };
  }
}

function isPodKind(apiVersion: string, kind: string): boolean {
  return podKindOf(identify({ apiVersion, kind, namespace: '', name: '' })) !== undefined;
}

/** What a rule about things one by one is given of one of them; undefined where that is nothing of its kind. */
function factsFor({ facts }: RuleDefinition, value: unknown, uri: string): object | undefined {
  if (facts === 'document') return Object.freeze({ document: value, uri });
  const object = readObject(value);
  if (object === undefined) return undefined;
  if (facts === 'object') return Object.freeze({ object: object.value });
  const workload = facts === 'workload' ? readWorkload(object) : undefined;
  return workload && Object.freeze({ object: object.value, workload: freezeJson(workload) });
}

function applies({ ask }: RuleDefinition, facts: object, context: RuleContext): boolean {
  const answer = ask.applies === undefined ? true : ask.applies(facts, context);
  if (typeof answer === 'boolean') return answer;
  refusePromise(answer, 'applies');
  throw new Error(`applies gave ${describe(answer)} and no boolean`);
}

function readSetFindings(given: unknown): SetRuleJudgement {
  refusePromise(given, 'check');
  if (!isRecord(given)) throw new Error(`check gave ${describe(given)} and no findings of a set`);
  const { examined, violations, undecided = [], ...others } = given;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new Error(`check gave ${unknown}, which is nothing of a set`);
  return {
    violations: readSubjects(violations, 'violations'),
    undecided: readSubjects(undecided, 'undecided'),
    examined: [...new Set(listOf(examined, 'examined').map(readId))].sort(),
  };
}

function readSubjects(given: unknown, name: string): readonly Violation[] {
  const violations = readFound(given, name);
  if (violations.some(({ subject }) => subject === undefined)) {
    throw new Error(`an element of ${name} names no subject`);
  }
  return violations;
}

function readId(id: unknown): string {
  if (typeof id === 'string') return id;
  throw new Error(`an element of examined is ${describe(id)} and no id of a fact`);
}

/** Held to the same contract as what policies find. */
function readFound(given: unknown, name: string): readonly Violation[] {
  return readViolations(listOf(given, name).map((each) => toElement(each, name)));
}

function toElement(given: unknown, name: string): unknown {
  if (!isRecord(given)) throw new Error(`an element of ${name} is ${describe(given)}`);
  const { message, path, subject, related, measure, fixes, details = {}, ...others } = given;
  if (typeof message !== 'string' || message === '') {
    throw new Error(`an element of ${name} has no message`);
  }
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new Error(`an element of ${name} has the key ${unknown}`);
  if (!isRecord(details)) throw new Error(`the details of an element of ${name} are no object`);
  const places = { path, subject, related, measure, fixes };
  const said = Object.entries(places).filter(([, value]) => value !== undefined);
  // Whatever it was made of, the report holds JSON.
  try {
    return { msg: message, details: freezeJson({ ...details, ...Object.fromEntries(said) }) };
  } catch (error) {
    if (!isRefusedInput(error)) throw error;
    throw new Error(`an element of ${name} holds what is no JSON: ${error.message}`);
  }
}

function listOf(given: unknown, name: string): readonly unknown[] {
  refusePromise(given, name);
  const isList = typeof given === 'object' && given !== null && Symbol.iterator in given;
  if (!isList) throw new Error(`${name} gave ${describe(given)} and no list`);
  // What has an iterator can be gone through.
  return [...(given as Iterable<unknown>)];
}

/** What comes later comes after the verdict. */
function refusePromise(given: unknown, name: string): void {
  if (typeof given !== 'object' || given === null) return;
  if (Symbol.asyncIterator in given || 'then' in given) {
    // Nobody waits for it, so that nobody hears what it throws.
    if ('then' in given) Promise.resolve(given).catch(() => undefined);
    throw new Error(`${name} is asynchronous: everything that it may know is in its facts`);
  }
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value)
    ? 'a list'
    : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

function describeThrown(error: unknown): string {
  if (!(error instanceof Error)) return `it threw ${describe(error)}`;
  return error.name === 'Error' ? error.message : `${error.name}: ${error.message}`;
}
