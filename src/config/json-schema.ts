import { toJSONSchema } from 'zod/mini';
import type { RuleParameter } from '../policy/index.js';
import type { RuleInfo } from '../verdict/index.js';
import { configSchema, ruleSetting } from './check/config-schema.js';

/** The part of JSON Schema that is looked into here. */
interface Schema {
  readonly [key: string]: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/**
 * JSON Schema (draft 7, which is what editors read) of a configuration in YAML or JSON. The ids of rules and the names of their
 * parameters are known properties, so that editors complete them; other ids are allowed.
 */
export function configJsonSchema(rules: readonly RuleInfo[]): Readonly<Record<string, unknown>> {
  const { $schema, ...config } = convert(configSchema);
  const { overrides, ...properties } = config.properties ?? {};
  const withRules = (schema: Schema | undefined): Schema => ({
    ...schema,
    properties: Object.fromEntries(rules.map((rule) => [rule.id, settingOf(rule)])),
    additionalProperties: { $ref: '#/definitions/ruleSetting' },
  });
  const ids = rules.map(({ id }) => id);
  return {
    $schema,
    $id: 'urn:archfit:config:1',
    title: 'archfit configuration',
    ...config,
    properties: {
      ...properties,
      rules: withRules(properties['rules']),
      overrides: {
        ...overrides,
        items: {
          ...overrides?.items,
          properties: {
            ...overrides?.items?.properties,
            rules: withRules(overrides?.items?.properties?.['rules']),
          },
        },
      },
      require: { ...properties['require'], items: { anyOf: [{ enum: ids }, { type: 'string' }] } },
    },
    definitions: { ruleSetting: withoutDialect(convert(ruleSetting)) },
  };
}

function settingOf({ title, parameters }: RuleInfo): Schema {
  const names = Object.entries(parameters);
  if (names.length === 0) return { description: title, $ref: '#/definitions/ruleSetting' };
  const { anyOf } = convert(ruleSetting);
  // A union of words and of a mapping in detail, as it is written.
  const [words, detail] = anyOf as [Schema, Schema];
  const values = {
    ...detail.properties?.['parameters'],
    properties: Object.fromEntries(names.map(([name, schema]) => [name, parameterOf(schema)])),
    additionalProperties: false,
  };
  return {
    description: title,
    anyOf: [words, { ...detail, properties: { ...detail.properties, parameters: values } }],
  };
}

function parameterOf({ default: preset, ...parameter }: RuleParameter): Schema {
  const { type, description, enum: choices, items } = parameter;
  return {
    ...{ type, description },
    ...(choices && { enum: choices }),
    ...(items && { items }),
    default: preset,
  };
}

function convert(schema: typeof configSchema | typeof ruleSetting): Schema {
  // JSON Schema is made of JSON.
  return toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as Schema;
}

function withoutDialect(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema'));
}
