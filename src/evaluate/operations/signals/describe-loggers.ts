import type { DescribeArtefacts } from '../describer.js';
import type { LoggerFacts } from './logger-facts.js';

/** Says what loggers write. */
export const describeLoggers: DescribeArtefacts = ({ loggers: artefacts }, { note }) => {
  const loggers: Record<string, LoggerFacts> = {};
  for (const { name, library, output, why, place } of artefacts) {
    const first = `logger ${place.document.id} ${name}`;
    let id = first;
    // Two of one name in a file are told apart by which comes first.
    for (let number = 2; loggers[id] !== undefined; number += 1) id = `${first} ${String(number)}`;
    // A file of its own, or one of the code of a service: logging/orders.yaml, services/orders/src/log.ts.
    const steps = place.document.uri.split('/').map((step) => step.replace(/\..*$/, ''));
    note({ kind: 'logger', id, name, place, candidates: [name, ...steps.reverse()] });
    loggers[id] = { id, name, library, output, why };
  }
  return { loggers };
};
