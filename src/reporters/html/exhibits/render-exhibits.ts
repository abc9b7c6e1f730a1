import type { FitnessReport } from '../../../report/index.js';
import type { PageSection } from '../page-section.js';
import { budgetExhibit } from './budget-exhibit.js';
import { contractExhibit } from './contract-exhibit.js';
import { fieldExhibit } from './field-exhibit.js';
import { moduleExhibit } from './module-exhibit.js';
import { operabilityExhibit } from './operability-exhibit.js';

/** What was judged beside what is wrong with it, as far as the report has it. */
export function renderExhibits({ exhibits = {}, checks }: FitnessReport): readonly PageSection[] {
  const { budgets, modules, contracts, events, operability } = exhibits;
  const stateOf = new Map(
    contracts === undefined
      ? []
      : checks.flatMap(({ findings }) =>
          findings.map(({ fingerprint, state }) => [fingerprint, state] as const),
        ),
  );
  return [
    ...(operability ? [operabilityExhibit(operability)] : []),
    ...(budgets ? [budgetExhibit(budgets)] : []),
    ...(contracts ? [contractExhibit(contracts, stateOf)] : []),
    ...(modules ? [moduleExhibit(modules)] : []),
    ...(events ? [fieldExhibit(events)] : []),
  ];
}
