import { createHash } from 'node:crypto';
import {
  identify,
  type ManifestObject,
  type ObjectFacts,
  openObjects,
  readObjectFacts,
} from '../facts/kubernetes/index.js';
import { isBudgeted } from '../facts/kubernetes/connections/connection-kinds.js';
import type { BudgetObject } from '../facts/kubernetes/connections/set-objects.js';
import {
  isRefusedInput,
  type ObjectJudgement,
  type RuleJudge,
  type PackRule,
} from '../policy/index.js';
import type { Finding, Problem, RenderedFrom, RuleId, Undecided } from '../report/index.js';
import { readCustomKinds } from '../facts/kubernetes/schemas/custom-kinds.js';
import type { DocumentCache } from '../source/index.js';
import type { WaiverAnnotation } from '../verdict/index.js';
import { FindingPlacer } from './finding-placer.js';
import { placeFailure, placeRefusal } from './place-finding.js';
import { placeInputProblem, readInputDocuments } from './read-input.js';
import type { NotedSubject } from './rule-results.js';
import type { SchemaJudge, SchemaJudgement } from './schemas/schema-judge.js';
import { schemaRule } from './schemas/schema-rule.js';
import { readWaiverAnnotations } from './waiver-annotations.js';

/** A file to judge. */
export interface FileTask {
  readonly uri: string;
  /** Name of its set where there are several. */
  readonly environment?: string;
  /** What it was rendered from, where it is no file. */
  readonly rendered?: RenderedFrom;
}

/** Everything a run needs to know of one file. Plain data, so that it can come from a worker. */
export interface FileJudgement {
  readonly uri: string;
  readonly environment?: string;
  readonly rendered?: RenderedFrom;
  /** Undefined where the file could not be read. */
  readonly digest?: string;
  /** Kubernetes objects, lists opened. */
  readonly objects: number;
  readonly problems: readonly Problem[];
  readonly rules: Readonly<Record<RuleId, FileRuleResult>>;
  /** For the rules that judge the set of the file; none where the set was judged with the file. */
  readonly facts: readonly LocatedFacts[];
  /** What the budgets of the set depend on, whole; empty where there are none. */
  readonly budgetObjects: readonly LocatedObject[];
  readonly annotations: readonly WaiverAnnotation[];
  /** What the CustomResourceDefinitions of the file define. */
  readonly customKinds: readonly DefinitionRef[];
  /** Objects of kinds that Kubernetes itself does not have, for the rule that judges by schemas. */
  readonly unknownKinds: readonly KindRef[];
}

/** A kind that an object has or defines. */
export interface KindRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly ref: ObjectRef;
}

/** What a rule found in one file. */
export interface FileRuleResult {
  /** Objects that the rule applied to, or subjects that it looked at. */
  examined: number;
  readonly findings: Finding[];
  /** Of rules about sets alone. */
  readonly undecided?: readonly Undecided[];
  /** Why its policy could not be relied on. */
  readonly failures: Problem[];
  /** What some rules about sets looked at. */
  readonly subjects?: readonly NotedSubject[];
}

/** The facts about an object with the way back to it. */
export interface LocatedFacts extends ObjectFacts {
  readonly ref: ObjectRef;
}

/** A kind that a CustomResourceDefinition defines; one of the same digest defines the same. */
export interface DefinitionRef extends KindRef {
  readonly isServed: boolean;
  readonly digest: string;
}

/** An object without the text that it was read from. */
export interface LocatedObject {
  readonly fact: BudgetObject;
  readonly ref: ObjectRef;
}

/** An object by its place: the number of its document in the file, and the path from the document's root. */
export interface ObjectRef {
  readonly uri: string;
  readonly document: number;
  readonly path: ManifestObject['path'];
}

/** Judges files one after another. Documents that are equal to the letter are read and judged once. */
export class FileJudge {
  readonly #policies: RuleJudge;
  readonly #rules: ReadonlyMap<RuleId, PackRule>;
  // Documents of one text share their value.
  readonly #judged = new WeakMap<object, ObjectJudgement>();
  readonly #placer = new FindingPlacer();

  constructor(
    policies: RuleJudge,
    rules: readonly PackRule[],
    private readonly documents: DocumentCache,
    private readonly withBudgetObjects: boolean,
    /** Undefined where the plan does not judge by schemas. */
    private readonly schemas?: SchemaJudge,
  ) {
    this.#policies = policies;
    this.#rules = new Map(rules.map((rule) => [rule.id, rule]));
  }

  judge(task: FileTask, bytes: Uint8Array): FileJudgement {
    const { documents, problems } = readInputDocuments(task, bytes, this.documents);
    const opened = documents.map(openObjects);
    const rules: Record<RuleId, FileRuleResult> = {};
    const facts: LocatedFacts[] = [];
    const budgetObjects: LocatedObject[] = [];
    const annotations: WaiverAnnotation[] = [];
    const refused: Problem[] = [];
    const customKinds: DefinitionRef[] = [];
    const unknownKinds: KindRef[] = [];
    opened.forEach(({ objects }, document) => {
      for (const object of objects) {
        refused.push(...this.#judgeObject(object, task, rules));
        annotations.push(...readWaiverAnnotations(object, task.environment));
        const ref = { uri: task.uri, document, path: object.path };
        const read = readObjectFacts(object);
        if (read) facts.push({ ...read, ref });
        for (const { apiVersion, kind, isServed } of readCustomKinds(object)) {
          customKinds.push({ apiVersion, kind, isServed, ref, digest: digestOf(object) });
        }
        if (this.#judgeBySchema(object, task, rules) === 'unknown-kind') {
          unknownKinds.push({ apiVersion: object.apiVersion, kind: object.kind, ref });
        }
        if (this.withBudgetObjects && isBudgeted(object)) {
          budgetObjects.push({ fact: withoutText(object), ref });
        }
      }
    });
    return {
      ...task,
      digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      objects: opened.reduce((sum, { objects }) => sum + objects.length, 0),
      problems: [...problems, ...opened.flatMap((each) => each.problems), ...refused].map(
        (problem) => placeInputProblem(problem, task),
      ),
      rules,
      facts,
      budgetObjects,
      annotations: markAmbiguous(
        annotations,
        opened.flatMap(({ objects }) => objects),
      ),
      customKinds,
      unknownKinds,
    };
  }

  /** Adds what the schema of its kind says of an object. */
  #judgeBySchema(
    object: ManifestObject,
    task: FileTask,
    rules: Record<RuleId, FileRuleResult>,
  ): SchemaJudgement['kind'] | undefined {
    const rule = this.#rules.get(schemaRule.id);
    if (rule === undefined || this.schemas === undefined) return undefined;
    const judgement = this.schemas.judge(object);
    if (judgement.kind === 'unknown-kind') return judgement.kind;
    const result = (rules[rule.id] ??= { examined: 0, findings: [], failures: [] });
    if (judgement.kind === 'failed') result.failures.push(placeFailure(judgement.failure, object));
    else {
      result.examined += 1;
      for (const violation of judgement.violations) {
        result.findings.push(this.#placer.place(rule, violation, object, task.environment));
      }
    }
    return judgement.kind;
  }

  /** Adds what the rules say of an object; gives a problem where none of them can be asked. */
  #judgeObject(
    object: ManifestObject,
    task: FileTask,
    rules: Record<RuleId, FileRuleResult>,
  ): readonly Problem[] {
    if (!this.#policies.judgesKind(object.apiVersion, object.kind)) return [];
    const isShared = !this.#policies.asksForFile;
    let judgement = isShared ? this.#judged.get(object.value) : undefined;
    if (!judgement) {
      try {
        judgement = this.#policies.judgeObject(object.value, task.uri);
      } catch (error) {
        if (isRefusedInput(error)) return [placeRefusal(error, object)];
        throw error;
      }
      this.#judged.set(object.value, judgement);
    }
    const resultOf = (id: RuleId) => (rules[id] ??= { examined: 0, findings: [], failures: [] });
    for (const [id, violations] of judgement.violations) {
      const rule = this.#rules.get(id);
      if (!rule) continue;
      const result = resultOf(id);
      result.examined += 1;
      for (const violation of violations) {
        result.findings.push(this.#placer.place(rule, violation, object, task.environment));
      }
    }
    for (const failure of judgement.failures) {
      resultOf(failure.rule).failures.push(placeFailure(failure, object));
    }
    return [];
  }
}

/** The text that an object was read from stays where it was read: judgements may come from a worker. */
function withoutText({ value, apiVersion, kind, name, namespace, generateName }: ManifestObject) {
  const named = generateName === undefined ? {} : { generateName };
  return { value, apiVersion, kind, name, namespace, ...named };
}

function digestOf({ document, path }: ManifestObject): string {
  return createHash('sha256').update(document.text).update(JSON.stringify(path)).digest('hex');
}

/** An object that stands twice in a file cannot ask for anything: findings do not tell which of the two they are about. */
function markAmbiguous(
  annotations: readonly WaiverAnnotation[],
  objects: readonly ManifestObject[],
): readonly WaiverAnnotation[] {
  if (annotations.length === 0) return annotations;
  const ids = objects.map((object) => identify(object).id);
  return annotations.map((annotation) => {
    const same = ids.filter((id) => id === annotation.subject.id);
    return same.length > 1 ? { ...annotation, isAmbiguous: true } : annotation;
  });
}
