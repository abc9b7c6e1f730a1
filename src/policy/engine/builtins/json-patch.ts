import { equalRegoValues } from '../rego/compare-rego-values.js';
import { EditFault, EditTree } from '../rego/edit-tree.js';
import { isArray, isObject, type RegoObject, type RegoValue, typeOf } from '../rego/rego-value.js';
import { BuiltinError, type HostBuiltin } from './host-builtin.js';

type Path = readonly RegoValue[];

/**
 * `json.patch`: applies the operations of RFC 6902 in their order. Beyond it, sets can be changed too, and a path may be an array
 * of keys. One operation that cannot be applied makes the whole undefined.
 */
export const patchJson: HostBuiltin = ([value = null, operations = null]) => {
  if (!isArray(operations)) {
    throw new BuiltinError(`operand 2 must be array but got ${typeOf(operations)}`);
  }
  const tree = new EditTree(value);
  try {
    for (const operation of operations) apply(tree, operation);
  } catch (error) {
    if (error instanceof EditFault) throw new BuiltinError(error.message);
    throw error;
  }
  const patched = tree.render();
  if (patched === undefined) throw new BuiltinError('nothing is left of the value');
  return patched;
};

function apply(tree: EditTree, operation: RegoValue): void {
  if (!isObject(operation)) {
    throw new BuiltinError(
      'must be an array of JSON-Patch objects, but at least one element is not an object',
    );
  }
  const target = attribute(operation, 'path');
  const kind = attribute(operation, 'op');
  const path = parsePath(target);
  switch (kind) {
    case 'add':
      tree.insertAt(path, attribute(operation, 'value'));
      return;
    case 'remove':
      tree.removeAt(path);
      return;
    case 'replace':
      tree.removeAt(path);
      tree.insertAt(path, attribute(operation, 'value'));
      return;
    case 'move': {
      const from = parsePath(attribute(operation, 'from'));
      const moved = tree.valueAt(from);
      tree.removeAt(from);
      tree.insertAt(path, moved);
      return;
    }
    case 'copy':
      tree.insertAt(path, tree.valueAt(parsePath(attribute(operation, 'from'))));
      return;
    case 'test':
      if (equalRegoValues(tree.valueAt(path), attribute(operation, 'value'))) return;
      throw new BuiltinError('the value at the path is not the one of the test');
    default:
      throw new BuiltinError(
        typeof kind === 'string'
          ? `unrecognized op: '${kind}'`
          : `attribute 'op' must be a string but found: ${typeOf(kind)}`,
      );
  }
}

function attribute(operation: RegoObject, name: string): RegoValue {
  const entry = operation.entries.find(([key]) => key === name);
  if (entry === undefined) throw new BuiltinError(`missing required attribute '${name}'`);
  return entry[1];
}

/** Reads a JSON pointer, whose first slash OPA does not require and of which it drops further ones, or an array of keys. */
function parsePath(path: RegoValue): Path {
  if (isArray(path)) return path;
  if (path === '') return [];
  if (typeof path === 'string') {
    const segments = path.replace(/^\/+/, '').split('/');
    return segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  throw new BuiltinError(
    `operand 2 must be one of {set, array} containing string paths or array of path segments but got ${typeOf(path)}`,
  );
}
