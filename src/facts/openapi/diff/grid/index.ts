import { accessRows } from './access-rows.js';
import { answerRows } from './answer-rows.js';
import { contentRows } from './content-rows.js';
import { contractRows } from './contract-rows.js';
import { expandRow } from './element-row.js';
import type { GridRule } from './grid-rule.js';
import { operationRows } from './operation-rows.js';
import { parameterRows } from './parameter-rows.js';
import { schemaGrid } from './schema-rows.js';

export type { GridRule } from './grid-rule.js';
export { schemaCell, type SchemaPlaceKind } from './schema-rows.js';

/** Every change that a comparison of two contracts can tell. */
export const changeGrid: readonly GridRule[] = [
  ...[contractRows, operationRows, parameterRows, contentRows, answerRows, accessRows]
    .flat()
    .flatMap(expandRow),
  ...schemaGrid,
];

const byId: ReadonlyMap<string, GridRule> = new Map(changeGrid.map((rule) => [rule.id, rule]));

/** The cell of the grid with this id; undefined where there is none. */
export function findGridRule(id: string): GridRule | undefined {
  return byId.get(id);
}
