import { type JsonLines, marshalJson } from '../rego/marshal-json.js';
import { sortEntries } from '../rego/compare-rego-values.js';
import type { RegoObject, RegoValue } from '../rego/rego-value.js';
import { BuiltinError, type HostBuiltin } from './host-builtin.js';
import { objectOperand } from './operands.js';

/**
 * `json.marshal_with_options(value, {"pretty", "indent", "prefix"})`: JSON on one line, or on many with `pretty`, for which a
 * given `indent` or `prefix` stands, too.
 */
export const marshalWithOptions: HostBuiltin = (operands) => {
  const lines = readOptions(objectOperand(operands, 1));
  const [value = null] = operands;
  return lines === undefined ? marshalJson(value) : lines.prefix + marshalJson(value, lines);
};

function readOptions(options: RegoObject): JsonLines | undefined {
  let pretty: boolean | undefined;
  const lines = { prefix: '', indent: '\t' };
  for (const [key, value] of sortEntries(options.entries)) {
    if (key === 'pretty') {
      if (typeof value !== 'boolean') fail('key pretty failed cast to bool');
      pretty = value;
    } else if (key === 'prefix' || key === 'indent') {
      lines[key] = readText(key, value);
    } else {
      fail(
        typeof key === 'string'
          ? `object contained unknown key "${key}"`
          : 'failed to stringify key: must be string',
      );
    }
  }
  return (pretty ?? options.entries.length > 0) ? lines : undefined;
}

function readText(key: string, value: RegoValue): string {
  return typeof value === 'string' ? value : fail(`key ${key} failed cast to string`);
}

function fail(reason: string): never {
  throw new BuiltinError(`operand 2 ${reason}`);
}
