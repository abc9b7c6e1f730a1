import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gates } from './gate.js';

/** The test files of a cell, which adds the imports. */
export const bodies: readonly string[] = ['complies', 'fails', ...gates.map(({ gate }) => gate)];

/** Of a cell that another differs from by its transform alone. */
export const fewBodies: readonly string[] = ['complies', 'fails', 'closed'];

export function bodyOf(name: string): string {
  const gate = gates.find((each) => each.gate === name);
  if (gate === undefined) return readFileSync(join(__dirname, 'cells', `${name}.js`), 'utf8');
  return `describeFitness('architecture', { config: 'fitness/${gate.config}' });\n`;
}
