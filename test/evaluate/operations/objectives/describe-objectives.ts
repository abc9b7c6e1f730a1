import { describeServiceTargets } from '../../../../src/evaluate/operations/objectives/describe-service-targets.js';
import { describeSlos } from '../../../../src/evaluate/operations/objectives/describe-slos.js';
import type {
  DescribeArtefacts,
  Describing,
} from '../../../../src/evaluate/operations/describer.js';
import type { OperationsFacts } from '../../../../src/evaluate/operations/operations-facts.js';
import type { Catalog } from '../../../../src/facts/catalog/index.js';
import { Links, noArtefacts, openDocuments } from '../../../../src/facts/operations/index.js';
import { readers } from '../../../../src/facts/operations/readers.js';
import type { Problem } from '../../../../src/report/index.js';
import { readDataStream } from '../../../../src/source/data/read-data-stream.js';

/** What policies read of the objectives and rules of a text. */
export async function describeObjectives(
  text: string,
  catalog?: Catalog,
  describers: readonly DescribeArtefacts[] = [describeServiceTargets, describeSlos],
) {
  const artefacts = noArtefacts();
  const problems: Problem[] = [];
  const uri = 'slo.yaml';
  const { documents } = await readDataStream(uri, text);
  for (const { index, value, locate } of documents) {
    const written = { id: `${uri}#${String(index)}`, uri, value, locate };
    for (const document of await openDocuments(written, problems)) {
      for (const { read } of readers) await read(document, artefacts, problems);
    }
  }
  const describing: Describing = {
    now: new Date('2026-01-01'),
    links: new Links([]),
    trees: [],
    ...(catalog && { catalog }),
    isOn: () => true,
    note: ({ id }) => id,
    problems,
  };
  const facts: Partial<OperationsFacts> = {};
  for (const describe of describers) Object.assign(facts, describe(artefacts, describing));
  return { facts, slos: Object.values(facts.slos ?? {}), problems };
}
