import type {
  BudgetObject,
  Budgets,
  ConnectionBudget,
  ConnectionBudgetOptions,
} from '../../facts/kubernetes/connections/index.js';
import { ArchfitError } from '../../report/index.js';
import type { ManifestDocument } from '../../source/index.js';
import { isRecord } from '../../source/is-record.js';

/** A Kubernetes object, or a list of them, as YAML or JSON has it. */
export type KubernetesObject = Readonly<Record<string, unknown>>;

/**
 * Works out for each database how many connections the workloads of one environment can open at their worst, and what it allows:
 * floor((max − reserved) × (1 − headroom)). Every number comes with its source, and says whether it was declared, resolved, a default
 * or unknown; with one that is unknown the verdict is `undecided`. Values of Secrets are in no part of the result.
 *
 * @param manifests objects, or texts of YAML or JSON with any number of documents: everything that runs together. What cannot be read
 *   is a problem of the result, and leaves its databases undecided
 * @param budgets what databases allow; without them limits are read from the manifests of servers
 * @throws {@link ArchfitError} `usage` for budgets that are none: an unknown key, a negative number
 * @example
 * const { databases } = await connectionBudget([await readFile('orders.yaml', 'utf8')], {
 *   databases: { 'orders-db': { max: 200, reserved: 10, headroom: 0.1 } },
 * });
 * const verdicts = databases.map(({ id, verdict, free }) => `${id}: ${verdict}, ${free} left`);
 */
export async function connectionBudget(
  manifests: readonly (KubernetesObject | string)[],
  budgets?: Budgets,
  options: ConnectionBudgetOptions = {},
): Promise<ConnectionBudget> {
  if (!Array.isArray(manifests)) {
    throw new ArchfitError(
      'usage',
      'the manifests are no list',
      'Give a list of texts or objects.',
    );
  }
  if (budgets !== undefined) await refuseFaults(budgets);
  // Loaded by the first call, so that importing the package costs little.
  const facts = await import('../../facts/kubernetes/connections/index.js');
  const { openObjects } = await import('../../facts/kubernetes/index.js');
  const opened = manifests.flatMap((manifest, index): readonly (BudgetObject | string)[] => {
    if (typeof manifest === 'string') return [manifest];
    if (!isRecord(manifest)) {
      const message = `manifests[${index}] is neither a text nor an object`;
      throw new ArchfitError(
        'usage',
        message,
        'Give texts of manifests, or what they were parsed to.',
      );
    }
    const { objects, problems } = openObjects(toDocument(`manifests[${index}]`, manifest));
    // As a text, it is refused where every other one is.
    return problems.length === 0 ? objects : [JSON.stringify(manifest)];
  });
  return facts.connectionBudget(opened, budgets, options);
}

/** What was parsed elsewhere has no text. */
function toDocument(uri: string, value: KubernetesObject): ManifestDocument {
  return { uri, line: 1, text: '', offset: 0, start: { line: 1, column: 1 }, value };
}

async function refuseFaults(budgets: Budgets): Promise<void> {
  const { readBudgets } = await import('./read-budgets.js');
  const read = await readBudgets(budgets, '');
  const [first, ...others] = read.kind === 'problems' ? read.problems : [];
  if (first === undefined) return;
  const more = others.map(({ message }) => `; ${message}`).join('');
  throw new ArchfitError('usage', `${first.message}${more}`, first.hint);
}
