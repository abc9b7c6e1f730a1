import process from 'node:process';
import type { Catalog } from '../../facts/catalog/index.js';
import type { ReadBudgets } from '../../facts/kubernetes/connections/budget/read-budgets.js';
import type { Budgets } from '../../facts/kubernetes/connections/index.js';
import type { Problem } from '../../report/index.js';
import { nearest } from '../../source/index.js';
import type { EvaluateOptions } from '../evaluate.js';
import type { GivenInput } from '../given-inputs.js';

/**
 * Reads and checks budgets. What reads them is loaded only then: most runs have none.
 *
 * @param given - the file, relative to `cwd` as it stands in messages, or the budgets themselves
 */
export async function readBudgets(given: string | Budgets, cwd: string): Promise<ReadBudgets> {
  const reader = await import('../../facts/kubernetes/connections/budget/read-budgets.js');
  return reader.readBudgets(given, cwd);
}

/** The catalog, which may name the databases of a service. */
export async function readServices(
  given: string | Catalog | undefined,
  cwd: string,
): Promise<{ readonly catalog?: Catalog; readonly problems: readonly Problem[] }> {
  if (given === undefined) return { problems: [] };
  const { readCatalog } = await import('../../facts/catalog/read-catalog.js');
  const read = await readCatalog(given, cwd);
  return read.kind === 'catalog' ? { catalog: read.catalog, problems: [] } : read;
}

/** The budgets of a run; undefined where none are named. */
export async function readRunBudgets({
  budgets,
  catalog: given,
  cwd = process.cwd(),
}: Pick<EvaluateOptions, 'budgets' | 'catalog' | 'cwd'>): Promise<GivenInput | undefined> {
  if (budgets === undefined) return undefined;
  const read = await readBudgets(budgets, cwd);
  // What is wrong with the catalog is told with the rules that read it.
  const { catalog } = await readServices(given, cwd);
  const exhibit: GivenInput['exhibit'] = async (sets) => {
    const { exhibitBudgets } = await import('./exhibit-budgets.js');
    return { budgets: await exhibitBudgets(sets, read, catalog) };
  };
  if (read.kind === 'problems') return { problems: read.problems, exhibit };
  const { readSetBudget } = await import('./set-budget.js');
  return {
    problems: [],
    factsOf: ({ environment, files, subjects }) =>
      readSetBudget(
        read,
        files.flatMap((file) => file.budgetObjects),
        environment,
        subjects,
        catalog,
      ),
    findUnknownEnvironments: (known) => findForeign(read, known),
    exhibit,
  };
}

type KnownBudgets = Extract<ReadBudgets, { readonly kind: 'budgets' }>;

/**
 * What the budgets say of environments that this run is not of, although it may be meant: one that is spelt nearly like one of the run,
 * limits that hold for none of them, and limits of which a run without an environment cannot tell whether they hold.
 */
export function findForeign(read: KnownBudgets, known: readonly string[]): readonly Problem[] {
  const misspelt = findMisspelt(read, known);
  return misspelt.length > 0 ? misspelt : findUnheld(read, known);
}

/** Not every environment of a file that many share is one of this run; one that is spelt nearly like one of them is. */
function findMisspelt({ budgets, settings }: KnownBudgets, known: readonly string[]): Problem[] {
  return Object.keys(budgets.environments ?? {}).flatMap((name): Problem[] => {
    const meant = known.includes(name) ? undefined : nearest(name, known);
    if (meant === undefined) return [];
    return [
      {
        code: 'budgets-invalid',
        message: `the budgets have an environment ${name}, and the run has none`,
        ...(settings && { location: settings.locate(['environments', name]) }),
        hint: `Did you mean ${meant}?`,
      },
    ];
  });
}

const sections = ['databases', 'brokers', 'caches', 'downstreams', 'topics'] as const;

type Sections = Readonly<
  Partial<Record<(typeof sections)[number], Readonly<Record<string, unknown>> | undefined>>
>;

function findUnheld({ budgets, settings }: KnownBudgets, known: readonly string[]): Problem[] {
  const { environments = {}, ...base } = budgets;
  const idsOf = (layer: Sections) =>
    sections.flatMap((section) => Object.keys(layer[section] ?? {}).map((id) => [section, id]));
  const names = Object.keys(environments);
  const isForAll = ([section, id]: readonly string[]) =>
    idsOf(base).some(([other, each]) => other === section && each === id);
  const own = names.flatMap((name) =>
    idsOf(environments[name] ?? {})
      .filter((entry) => !isForAll(entry))
      .map((entry) => ({ name, path: ['environments', name, ...entry] })),
  );
  const [first] = own;
  if (first === undefined) return [];
  const isUntold = known.length === 0;
  const isForeign = idsOf(base).length === 0 && !names.some((name) => known.includes(name));
  if (!isUntold && !isForeign) return [];
  const where = isUntold
    ? 'nothing says of which environment this run is'
    : `this run is of ${known.join(', ')}`;
  return [
    {
      code: 'budgets-invalid',
      message: `the budgets limit ${first.path.at(-1) ?? ''} in ${first.name} alone, and ${where}`,
      ...(settings && { location: settings.locate(first.path) }),
      hint: isUntold
        ? `Name the environment: --environment ${first.name}, or environment at the sources.`
        : `Add environments.${known[0] ?? ''}, or name under databases what holds everywhere.`,
    },
  ];
}

export type { ReadBudgets };
