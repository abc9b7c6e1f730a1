import { isHarmless, isNameOfOneSecret, isSecretName } from './secret-names.js';

/** A tree that can be searched: of nodes with places, or of plain values. */
export interface View<Node> {
  kind(node: Node): 'mapping' | 'sequence' | 'scalar';
  entries(node: Node): Iterable<readonly [string, Node]>;
  items(node: Node): Iterable<Node>;
  scalar(node: Node): unknown;
  /** What is to be collected: an alias is masked where its anchor is written. */
  leaf(node: Node): Node;
}

interface Context {
  /** Key under which the node stands. */
  readonly name: string;
  /** Everything below is a secret. */
  readonly all: boolean;
  /** The node is an item of a list of Secrets. */
  readonly inSecretList: boolean;
}

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * Collects the values that are secrets by where they stand: below the data of a Secret, under names of secrets, in variables
 * and after flags.
 */
export function findSecrets<Node>(
  node: Node,
  view: View<Node>,
  found: Set<Node>,
  context: Context = { name: '', all: false, inSecretList: false },
): void {
  const kind = view.kind(node);
  if (kind === 'scalar') {
    const value = view.scalar(node);
    const isGiven = value !== null && value !== undefined && value !== '';
    if (isGiven && (context.all || isSecretValue(context.name, value))) found.add(view.leaf(node));
  } else if (kind === 'sequence') {
    let previous: unknown;
    for (const item of view.items(node)) {
      // `["--password", "x"]`: the flag names its value.
      const flag = typeof previous === 'string' && /^--?[A-Za-z]/.test(previous) ? previous : '';
      const isScalar = view.kind(item) === 'scalar';
      const name = isScalar && flag !== '' && !flag.includes('=') ? flag : context.name;
      findSecrets(item, view, found, { ...context, name });
      previous = isScalar ? view.scalar(item) : undefined;
    }
  } else {
    findInMapping(node, view, found, context);
  }
}

function findInMapping<Node>(
  node: Node,
  view: View<Node>,
  found: Set<Node>,
  { all, inSecretList }: Context,
): void {
  const entries = [...view.entries(node)];
  const textOf = (name: string): string => {
    const value = entries.find(([key]) => key === name)?.[1];
    return value !== undefined && view.kind(value) === 'scalar' ? String(view.scalar(value)) : '';
  };
  const kind = textOf('kind');
  const isSecret = kind === 'Secret' || inSecretList;
  // Variables, headers and parameters: {name: DB_PASSWORD, value: x}.
  const variable = textOf('name') || textOf('key');
  for (const [name, value] of entries) {
    findSecrets(value, view, found, {
      name: name === 'value' && isSecretName(variable) ? variable : name,
      all: all || name === lastApplied || (isSecret && (name === 'data' || name === 'stringData')),
      inSecretList: kind === 'SecretList' && name === 'items',
    });
  }
}

function isSecretValue(name: string, value: unknown): boolean {
  if (typeof value === 'number') return isNameOfOneSecret(name);
  return typeof value === 'string' && isSecretName(name) && !isHarmless(value);
}

/** Collects every value below a node. */
export function addLeaves<Node>(node: Node, view: View<Node>, found: Set<Node>): void {
  findSecrets(node, view, found, { name: '', all: true, inSecretList: false });
}
