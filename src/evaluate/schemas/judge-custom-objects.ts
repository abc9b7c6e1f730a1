import type { KubernetesSchemas, Schema } from '../../facts/kubernetes/schemas/index.js';
import { identify, type ManifestObject } from '../../facts/kubernetes/index.js';
import type { PackRule } from '../../policy/index.js';
import { groupByEnvironment } from '../group-by-environment.js';
import type { FileJudgement, KindRef, ObjectRef } from '../judge-file.js';
import type { PlannedInput } from '../judge-files.js';
import { createObjectOpener, type ObjectOpener } from '../open-object.js';
import { type ObjectPlace, placeFailure, placeFinding, placeUndecided } from '../place-finding.js';
import { ruleIn, type RulePlan } from '../rule-plans.js';
import type { RuleResults } from '../rule-results.js';
import { findVersionFault } from './find-version-fault.js';
import { SchemaJudge } from './schema-judge.js';
import { schemaRule } from './schema-rule.js';

/**
 * Judges the objects of kinds that Kubernetes itself does not have, set by set: by the CustomResourceDefinitions of their set. Those
 * that have none count as not judged, unless their version is one that no API server has.
 */
export async function judgeCustomObjects(
  files: readonly FileJudgement[],
  inputs: readonly PlannedInput[],
  results: RuleResults,
): Promise<void> {
  if (files.every(({ unknownKinds }) => unknownKinds.length === 0)) return;
  const openObject = createObjectOpener(inputs);
  const { readInstalledSchemas } = await loadSchemas();
  const schemas = readInstalledSchemas();
  const inputsOf = groupByEnvironment(inputs);
  for (const [environment, set] of groupByEnvironment(files)) {
    const plans = new Map(inputsOf.get(environment)?.map(({ uri, plan }) => [uri, plan]));
    const judge = new CustomObjectJudge(environment, set, plans, openObject, results, schemas);
    await judge.judge();
  }
}

const withoutSettings: RulePlan<PackRule> = { rules: [], parameters: {} };

class CustomObjectJudge {
  readonly #judges = new Map<RulePlan<PackRule>, SchemaJudge>();
  /** Kinds that the report has been told of as undecided. */
  readonly #told = new Set<string>();
  readonly #versionFaults = new Map<string, PlacedVersionFault>();

  constructor(
    private readonly environment: string | undefined,
    private readonly files: readonly FileJudgement[],
    private readonly plans: ReadonlyMap<string, RulePlan<PackRule>>,
    private readonly openObject: ObjectOpener,
    private readonly results: RuleResults,
    private readonly schemas: KubernetesSchemas,
  ) {}

  async judge(): Promise<void> {
    const unknown = this.files.flatMap(({ unknownKinds }) => unknownKinds);
    if (unknown.length === 0) return;
    const kinds = await this.#readKinds(new Set(unknown.map(keyOf)));
    for (const ref of unknown) {
      const defined = kinds.get(keyOf(ref));
      if (defined !== undefined && defined.length > 0) await this.#judgeObject(ref, defined);
      else if (!(await this.#refuseVersion(ref))) {
        await this.#leaveOut(ref, defined !== undefined);
      }
    }
  }

  /** Adds a finding where the version of an object is wrong for sure. */
  async #refuseVersion(unknown: KindRef): Promise<boolean> {
    const { environment, results } = this;
    const plan = this.plans.get(unknown.ref.uri);
    const rule = ruleIn(plan, schemaRule.id);
    const accepted = plan?.parameters[schemaRule.id]?.['acceptedVersions'];
    const isAccepted = Array.isArray(accepted) && accepted.includes(unknown.apiVersion);
    if (rule === undefined || isAccepted) return false;
    const { says, related } = await this.#findVersionFault(unknown);
    if (says === undefined) return false;
    const object = await this.openObject(unknown.ref);
    const message = `${identify(object).display}: ${says}`;
    const violation = { message, path: ['apiVersion'], related: [], details: {} };
    results.addExamined(rule.id, environment, 1);
    results.of(rule.id).findings.push(placeFinding(rule, violation, object, environment, related));
    return true;
  }

  /** Asked once a kind, so that no definition is opened again for each of its objects. */
  async #findVersionFault(unknown: KindRef): Promise<PlacedVersionFault> {
    const key = keyOf(unknown);
    let placed = this.#versionFaults.get(key);
    if (!placed) {
      const definitions = this.files.flatMap(({ customKinds }) => customKinds);
      const fault = findVersionFault(unknown, definitions, this.schemas);
      const definition = fault?.definition && (await this.openObject(fault.definition));
      placed = {
        says: fault?.says,
        related: definition ? [{ object: definition, path: ['spec', 'versions'] }] : [],
      };
      this.#versionFaults.set(key, placed);
    }
    return placed;
  }

  /** The definitions that something asks for, equal ones once, file by file: only the last file is kept open. */
  async #readKinds(
    asked: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, readonly DefinedKind[]>> {
    const kinds = new Map<string, DefinedKind[]>();
    if (asked.size === 0) return kinds;
    const { readCustomKinds, readCustomSchema } = await loadSchemas();
    const judge = this.#judgeOf(withoutSettings);
    for (const { ref, uris } of findDefinitions(this.files, asked)) {
      const object = await this.openObject(ref);
      const isUsable = hasUsableSchema(judge, object);
      for (const { schema, isServed, ...kind } of readCustomKinds(object)) {
        const key = keyOf(kind);
        if (!isServed || !asked.has(key)) continue;
        const known = kinds.get(key) ?? [];
        if (isUsable && schema) known.push({ schema: readCustomSchema(schema), uris });
        kinds.set(key, known);
      }
    }
    return kinds;
  }

  /** Where a set holds several definitions of a kind, that of the own file speaks, else any that accepts the object. */
  async #judgeObject({ ref }: KindRef, defined: readonly DefinedKind[]): Promise<void> {
    const { environment, results } = this;
    const plan = this.plans.get(ref.uri);
    const rule = ruleIn(plan, schemaRule.id);
    if (!plan || !rule) return;
    const judge = this.#judgeOf(plan);
    const object = await this.openObject(ref);
    const own = defined.filter(({ uris }) => uris.has(ref.uri));
    const judgements = (own.length > 0 ? own : defined).map(({ schema }) =>
      judge.judgeBy(schema, object, true),
    );
    const accepted = judgements.find(
      (each) => each.kind === 'judged' && each.violations.length === 0,
    );
    const judgement = accepted ?? judgements[0];
    const result = results.of(rule.id);
    if (judgement?.kind === 'failed') result.failures.push(placeFailure(judgement.failure, object));
    if (judgement?.kind !== 'judged') return;
    results.addExamined(rule.id, environment, 1);
    for (const violation of judgement.violations) {
      result.findings.push(placeFinding(rule, violation, object, environment));
    }
  }

  async #leaveOut({ apiVersion, kind, ref }: KindRef, isDefined: boolean): Promise<void> {
    const what = `${kind} (${apiVersion})`;
    const reason = isDefined
      ? 'its CustomResourceDefinition has no schema that can be used'
      : 'neither Kubernetes nor a CustomResourceDefinition of the input has a schema of it';
    this.results.addNotJudged(schemaRule.id, { what, reason });
    const isRequired = this.plans.get(ref.uri)?.parameters[schemaRule.id]?.['requireSchemas'];
    if (isRequired !== true || this.#told.has(what)) return;
    this.#told.add(what);
    const doubt = {
      message: `whether objects of the kind ${what} are valid: ${reason}`,
      path: ['kind'],
      related: [],
      details: { hint: 'Add its CustomResourceDefinition to the input.' },
    };
    const object = await this.openObject(ref);
    this.results.of(schemaRule.id).undecided.push(placeUndecided(doubt, object, this.environment));
  }

  #judgeOf(plan: RulePlan<PackRule>): SchemaJudge {
    let judge = this.#judges.get(plan);
    if (!judge) {
      judge = new SchemaJudge(this.schemas, plan);
      this.#judges.set(plan, judge);
    }
    return judge;
  }
}

/** The schema of a kind, and the files that define it so. */
interface DefinedKind {
  readonly schema: Schema;
  readonly uris: ReadonlySet<string>;
}

/** What is wrong with the version of a kind, if anything is, and the definition that says so. */
interface PlacedVersionFault {
  readonly says: string | undefined;
  readonly related: readonly ObjectPlace[];
}

/** The CustomResourceDefinitions of kinds that are asked for; those that are equal stand once, with every file that holds them. */
function findDefinitions(files: readonly FileJudgement[], asked: ReadonlySet<string>) {
  const found = new Map<string, { readonly ref: ObjectRef; readonly uris: Set<string> }>();
  for (const definition of files.flatMap(({ customKinds }) => customKinds)) {
    const { ref, digest } = definition;
    if (!definition.isServed || !asked.has(keyOf(definition))) continue;
    const known = found.get(digest);
    if (known) known.uris.add(ref.uri);
    else found.set(digest, { ref, uris: new Set([ref.uri]) });
  }
  return [...found.values()];
}

/** A schema with values of wrong types would judge at random; the rule has findings about it. */
function hasUsableSchema(judge: SchemaJudge, definition: ManifestObject): boolean {
  const judgement = judge.judge(definition);
  return (
    judgement.kind === 'judged' &&
    !judgement.violations.some(
      ({ path, details }) => path.includes('openAPIV3Schema') && details['given'] !== undefined,
    )
  );
}

function loadSchemas() {
  return import('../../facts/kubernetes/schemas/index.js');
}

function keyOf({ apiVersion, kind }: Pick<KindRef, 'apiVersion' | 'kind'>): string {
  return JSON.stringify([apiVersion, kind]);
}
