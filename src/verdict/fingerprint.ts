import { createHash } from 'node:crypto';
import type { RuleId } from '../report/index.js';
import { nameOf } from '../source/index.js';

/** Changes when the way of making a fingerprint changes, so that old baselines are recognised as old. */
export const fingerprintVersion = 'v1';

type Path = readonly (string | number)[];

/** Fields that name an item of a Kubernetes list, in the order in which they are asked. */
const namingFields = ['name', 'key', 'mountPath', 'containerPort', 'port', 'topologyKey', 'ip'];

/**
 * Identity of a finding: from the rule, the environment where there are several, the subject and the path below it. Lines,
 * messages and list indexes play no part, so that reformatting, reordering and rewording change nothing: a list item is
 * known by its name, or by its content where it has none.
 */
export function fingerprint(finding: {
  readonly rule: RuleId;
  readonly environment?: string | undefined;
  readonly subject: string;
  readonly path: Path;
  /** The subject's object, in which list indexes of the path are looked up. */
  readonly object: unknown;
}): string {
  const identity = [
    finding.rule,
    finding.environment ?? '',
    finding.subject,
    ...nameItems(finding.path, finding.object),
  ];
  const digest = createHash('sha256').update(JSON.stringify(identity)).digest('hex');
  return `${fingerprintVersion}:${digest.slice(0, 32)}`;
}

/**
 * A path as people read it, list items by the names that identify them: `spec.containers[name=api].resources`. Empty for the
 * object itself.
 */
export function namePath(path: Path, object: unknown): string {
  const names = nameItems(path, object);
  let name = '';
  for (const [index, step] of names.entries()) {
    const key = typeof path[index] === 'number' ? step : nameOf([step]);
    name += name === '' || key.startsWith('[') ? key : `.${key}`;
  }
  return name;
}

function nameItems(path: Path, object: unknown): readonly string[] {
  let node = object;
  return path.map((key) => {
    node = child(node, key);
    return typeof key === 'number' ? nameItem(node) : key;
  });
}

function child(node: unknown, key: string | number): unknown {
  // An own property of a parsed value; anything else has no children.
  return typeof node === 'object' && node !== null && Object.hasOwn(node, key)
    ? (node as Record<string | number, unknown>)[key]
    : undefined;
}

function nameItem(item: unknown): string {
  for (const field of namingFields) {
    const name = child(item, field);
    if (typeof name === 'string' || typeof name === 'number') return `[${field}=${name}]`;
  }
  return `[${createHash('sha256').update(canonicalJson(item)).digest('hex').slice(0, 16)}]`;
}

/** JSON with sorted keys; what is absent reads as null. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  // `undefined` has no JSON, whatever the types say.
  return value === undefined ? 'null' : JSON.stringify(value);
}
