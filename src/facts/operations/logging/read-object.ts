import type { ts } from '../../typescript/compiler.js';
import { textOfName } from '../../typescript/text-of-name.js';
import type { CodeValues } from './code-values.js';
import { givenBy } from './printed.js';
import { type Value, doubtOf, truthOf } from './value.js';

/** An object as it is written; what is spread into it counts where it can be told. */
export function readObject(node: ts.ObjectLiteralExpression, values: CodeValues): Value {
  const { compiler } = values.scope;
  const entries = new Map<string, Value>();
  let openTo: string | undefined;
  const spread = (value: Value) => {
    if (truthOf(value) === false) return;
    if (value.is === 'object') {
      for (const [key, entry] of value.entries) entries.set(key, entry);
      openTo = value.openTo ?? openTo;
      return;
    }
    // It may replace what stands before it, and what stands behind it counts.
    openTo = doubtOf(value);
    const touched = value.is === 'either' ? keysOf(value) : undefined;
    for (const key of touched ?? entries.keys()) {
      entries.set(key, { is: 'unknown', because: openTo });
    }
    if (touched) openTo = undefined;
  };
  for (const property of node.properties) {
    if (compiler.isSpreadAssignment(property)) {
      spread(values.read(property.expression));
      continue;
    }
    const name = textOfName(compiler, property.name);
    if (name === undefined) {
      openTo = doubtOf(values.unknown(property));
    } else if (compiler.isPropertyAssignment(property)) {
      entries.set(name, values.read(property.initializer));
    } else if (compiler.isShorthandPropertyAssignment(property)) {
      entries.set(name, values.read(property.name));
    } else if (compiler.isMethodDeclaration(property)) {
      entries.set(name, { is: 'function', gives: givenBy(property, values.scope) });
    } else {
      entries.set(name, values.unknown(property));
    }
  }
  return { is: 'object', entries, ...(openTo !== undefined && { openTo }) };
}

/** The keys that one of several objects has; undefined where one of them may have any. */
function keysOf({ values }: Value & { readonly is: 'either' }): readonly string[] | undefined {
  const keys: string[] = [];
  for (const value of values) {
    if (truthOf(value) === false) continue;
    if (value.is !== 'object' || value.openTo !== undefined) return undefined;
    keys.push(...value.entries.keys());
  }
  return keys;
}
