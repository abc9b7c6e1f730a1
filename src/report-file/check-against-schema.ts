import { isRecord } from '../source/is-record.js';
import { nameOf, nearest } from '../source/index.js';

/** As much of JSON Schema as the schema of the report is written in: it is made from the types of the report. */
export interface ReportSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly ReportSchema[];
  readonly properties?: Readonly<Record<string, ReportSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | ReportSchema;
  readonly items?: ReportSchema;
  readonly definitions?: Readonly<Record<string, ReportSchema>>;
}

/** Something in a value that its schema does not allow. */
export interface SchemaFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

/** Faults that are looked for: the first ones tell what is wrong. */
const mostFaults = 10;

/** Deepest nesting of data that the schema says nothing about, such as the details of a finding. */
const deepestData = 200;

/** What a value has that its schema does not allow, in the order of the value. */
export function checkAgainstSchema(root: ReportSchema, value: unknown): readonly SchemaFault[] {
  const faults: SchemaFault[] = [];
  new SchemaCheck(root, faults, []).check(root, value);
  return faults;
}

class SchemaCheck {
  constructor(
    private readonly root: ReportSchema,
    private readonly faults: SchemaFault[],
    /** Of the value that is looked at; copied where something is wrong with it. */
    private readonly path: (string | number)[],
  ) {}

  check(given: ReportSchema, value: unknown): void {
    if (this.faults.length >= mostFaults) return;
    const schema = this.#follow(given);
    if (schema.anyOf !== undefined) {
      this.#checkChoice(schema.anyOf, value);
      return;
    }
    const allowed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
    if (allowed !== undefined && !allowed.includes(value)) {
      this.#refuse(value, `Allowed: ${allowed.map(String).join(', ')}.`);
    } else if (schema.type === undefined) {
      if (isTooDeep(value)) this.#tell(`is nested more than ${deepestData} deep`, 'Save it again.');
    } else if (!isOfType(value, schema.type)) {
      this.#refuse(value, `It has to be ${typeNames[schema.type] ?? schema.type}.`);
    } else if (Array.isArray(value)) {
      const { items = {} } = schema;
      for (const [index, item] of value.entries()) this.#checkAt(index, items, item);
    } else if (isRecord(value)) {
      this.#checkRecord(schema, value);
    }
  }

  #checkAt(step: string | number, schema: ReportSchema, value: unknown): void {
    this.path.push(step);
    this.check(schema, value);
    this.path.pop();
  }

  #checkRecord(
    { properties = {}, required = [], additionalProperties }: ReportSchema,
    value: Readonly<Record<string, unknown>>,
  ): void {
    for (const name of required) {
      if (Object.hasOwn(value, name)) continue;
      this.#tell('is missing', 'Save the report again: a part of it is gone.', name);
    }
    for (const [name, item] of Object.entries(value)) {
      if (Object.hasOwn(properties, name)) this.#checkAt(name, properties[name] ?? {}, item);
      else if (additionalProperties === false) this.#refuseName(name, properties);
      else
        this.#checkAt(
          name,
          typeof additionalProperties === 'object' ? additionalProperties : {},
          item,
        );
    }
  }

  /** Of several forms the one with the fewest faults was meant. */
  #checkChoice(choices: readonly ReportSchema[], value: unknown): void {
    const tried = choices.map((choice) => {
      const faults: SchemaFault[] = [];
      new SchemaCheck(this.root, faults, [...this.path]).check(choice, value);
      return faults;
    });
    const [best = []] = tried.toSorted((left, right) => left.length - right.length);
    this.faults.push(...best);
  }

  #refuse(value: unknown, hint: string): void {
    this.#tell(`is ${printValue(value)}`, hint);
  }

  /** A part that is not known may change what all the others mean. */
  #refuseName(name: string, known: object): void {
    const meant = nearest(name, Object.keys(known));
    const hint =
      meant === undefined
        ? 'Read it with the version of archfit that wrote it, or a newer one.'
        : `Did you mean ${meant}?`;
    this.#tell('is no part of a report', hint, name);
  }

  #tell(says: string, hint: string, name?: string): void {
    const path = [...this.path, ...(name === undefined ? [] : [name])];
    this.faults.push({ path, message: `${nameOf(path) || 'the file'} ${says}`, hint });
  }

  #follow(schema: ReportSchema): ReportSchema {
    if (schema.$ref === undefined) return schema;
    const name = decodeURIComponent(schema.$ref.replace('#/definitions/', ''));
    const target = this.root.definitions?.[name];
    if (target === undefined) throw new Error(`the schema of the report has no ${name}`);
    return this.#follow(target);
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'null',
};

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
}

/** What prints a report calls itself for each level. */
function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepestData) return true;
    level = level.flatMap((item): readonly unknown[] =>
      typeof item === 'object' && item !== null ? Object.values(item) : [],
    );
  }
  return false;
}

/** Never a text: it may hold a secret. */
function printValue(value: unknown): string {
  if (typeof value === 'string') return value.length <= 20 ? JSON.stringify(value) : 'another text';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'a mapping' : String(value);
}
