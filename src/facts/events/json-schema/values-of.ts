import { isRecord } from '../../../source/is-record.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import type { FieldValue } from '../model/index.js';

/** The values that a schema shows or allows, with their places. */
export function valuesOf({ document, pointer, value: schema }: FileNode): FieldValue[] {
  if (!isRecord(schema)) return [];
  const values: FieldValue[] = [];
  const add = (value: unknown, step: string, from: FieldValue['from']): void => {
    values.push({ document, pointer: `${pointer}/${step}`, value, from });
  };
  if ('const' in schema) add(schema['const'], 'const', 'const');
  for (const [keyword, from] of [
    ['enum', 'enum'],
    ['examples', 'example'],
  ] as const) {
    const list = schema[keyword];
    if (!Array.isArray(list)) continue;
    list.forEach((value: unknown, index) => {
      add(value, `${keyword}/${String(index)}`, from);
    });
  }
  if ('default' in schema) add(schema['default'], 'default', 'default');
  if ('example' in schema) add(schema['example'], 'example', 'example');
  return values;
}
