import { plantableFiles } from './plant-import.js';
import { type Planter, wordsOf } from './planter.js';

/** How a metric with a label is made, by the package that the code uses for it; `…` stands for the label. */
const metrics: Readonly<Record<string, string>> = {
  'prom-client':
    "import * as plantedBySelfCheck from 'prom-client';\nnew plantedBySelfCheck.Counter({ name: 'planted', help: 'planted', labelNames: ['…'] });",
  '@willsoto/nestjs-prometheus':
    "import * as plantedBySelfCheck from '@willsoto/nestjs-prometheus';\nplantedBySelfCheck.makeCounterProvider({ name: 'planted', help: 'planted', labelNames: ['…'] });",
  '@opentelemetry/api':
    "import * as plantedBySelfCheck from '@opentelemetry/api';\nplantedBySelfCheck.metrics.getMeter('planted').createCounter('planted').add(1, { '…': 'planted' });",
};

const endless = ['user_id', 'email', 'url', 'request_id'];

/** Lets a file that uses metrics make one with a label that has no end. */
export const plantLabel: Planter = (base, parameters) => {
  const allowed = wordsOf(parameters, 'allowed');
  const label = endless.find((name) => !allowed.includes(name));
  if (label === undefined) return { reason: `its parameters allow ${endless.join(', ')}` };
  const isPlantable = new Set(plantableFiles(base).map(({ path }) => path));
  for (const { from, target, isTypeOnly } of base.graph.edges) {
    if (target.kind !== 'external' || isTypeOnly || !isPlantable.has(from)) continue;
    const code = metrics[target.package];
    if (code === undefined) continue;
    const statement = code.replace('…', label);
    return { file: from, statement, spelledAs: `the label ${label} of ${target.package}` };
  }
  return { reason: `no file that is judged imports ${Object.keys(metrics).join(', ')}` };
};
