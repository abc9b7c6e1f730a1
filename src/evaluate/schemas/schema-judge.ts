import { identify, type ManifestObject } from '../../facts/kubernetes/index.js';
import {
  describePath,
  findSchemaFaults,
  type KubernetesSchemas,
  type Schema,
  type SchemaFault,
} from '../../facts/kubernetes/schemas/index.js';
import type { PackRule, PolicyFailure, Violation } from '../../policy/index.js';
import { ArchfitError } from '../../report/index.js';
import type { RulePlan } from '../rule-plans.js';
import { schemaRule } from './schema-rule.js';

/** What the schemas say of an object. */
export type SchemaJudgement =
  | { readonly kind: 'judged'; readonly violations: readonly Violation[] }
  /** No schema of Kubernetes itself is about its kind. */
  | { readonly kind: 'unknown-kind' }
  | { readonly kind: 'failed'; readonly failure: PolicyFailure };

/** Judges objects by the schemas of their kinds, as a plan sets it. Objects that are equal are judged once. */
export class SchemaJudge {
  readonly #acceptedFields: ReadonlySet<string>;
  readonly #judged = new WeakMap<object, SchemaJudgement>();

  constructor(
    private readonly schemas: KubernetesSchemas,
    plan: RulePlan<PackRule>,
  ) {
    this.#acceptedFields = new Set(acceptedFieldsOf(plan));
  }

  /** Judges an object by what Kubernetes itself says of its kind. */
  judge(object: ManifestObject): SchemaJudgement {
    let judgement = this.#judged.get(object.value);
    if (!judgement) {
      judgement = this.#judgeAnew(object);
      this.#judged.set(object.value, judgement);
    }
    return judgement;
  }

  #judgeAnew(object: ManifestObject): SchemaJudgement {
    const known = this.schemas.find(object.apiVersion, object.kind);
    switch (known.kind) {
      case 'schema':
        return this.judgeBy(known.schema, object, false);
      case 'mistaken': {
        const { key, says } = known;
        return {
          kind: 'judged',
          violations: [toViolation(`${identify(object).display}:`, [key], says, {})],
        };
      }
      case 'unknown':
        return { kind: 'unknown-kind' };
    }
  }

  /** @param isCustom - the schema is one of a CustomResourceDefinition */
  judgeBy(schema: Schema, object: ManifestObject, isCustom: boolean): SchemaJudgement {
    const { schemas } = this;
    const acceptedFields = this.#acceptedFields;
    let faults: readonly SchemaFault[];
    try {
      faults = findSchemaFaults(schema, object.value, { schemas, isCustom, acceptedFields });
    } catch (error) {
      if (error instanceof ArchfitError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      const message = `the schema of ${object.kind} could not be applied: ${reason}`;
      return { kind: 'failed', failure: { rule: schemaRule.id, message } };
    }
    const { display } = identify(object);
    return {
      kind: 'judged',
      violations: faults.map(({ path, says, details }) =>
        toViolation(`${display}: ${describePath(path, object.value)}`, path, says, details),
      ),
    };
  }
}

function toViolation(
  subject: string,
  path: Violation['path'],
  says: string,
  details: Violation['details'],
): Violation {
  return { message: `${subject} ${says}`, path, related: [], details };
}

function acceptedFieldsOf({ parameters }: RulePlan<PackRule>): readonly string[] {
  const value =
    parameters[schemaRule.id]?.['acceptedFields'] ??
    schemaRule.parameters['acceptedFields']?.default;
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
