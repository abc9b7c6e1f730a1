import { isRecord } from '../../../source/is-record.js';
import type { OperationsDocument } from '../document.js';
import type { ArtefactReader } from '../reader.js';
import type { LoadTest } from './load-test.js';
import { readThresholds } from './read-threshold.js';

/**
 * Thresholds of k6: in its options (`--config`, or those of a script: `export const options`), and in the summary of a run
 * (`--summary-export`). Scripts are read where they are named.
 */
export const loadTestReader: ArtefactReader = {
  kind: 'load tests',
  async read(document, artefacts) {
    const test =
      document.text === undefined ? readData(document) : await readScript(document, document.text);
    if (test === undefined) return undefined;
    artefacts.loadTests.push(test);
    return 1;
  },
};

/** Names of metrics of k6 begin so, but for those that a script makes itself. */
const ofK6 =
  /^(?:http_req|http_reqs|iteration|checks|group_duration|grpc_req|browser_|ws_|vus|dropped_iterations|data_)/;

function readData(document: OperationsDocument): LoadTest | undefined {
  const { value } = document;
  if (!isRecord(value)) return undefined;
  const [options, path] = isRecord(value['options'])
    ? [value['options'], ['options']]
    : [value, []];
  const { thresholds, tags } = options;
  if (isRecord(thresholds) && Object.keys(thresholds).some((name) => ofK6.test(name))) {
    return toTest(document, path, thresholds, tags);
  }
  const metrics = path.length === 0 ? value['metrics'] : undefined;
  return isRecord(metrics) ? readSummary(document, metrics) : undefined;
}

/** Of a summary the thresholds of each metric are keys, with whether they were kept. */
function readSummary(
  document: OperationsDocument,
  metrics: Readonly<Record<string, unknown>>,
): LoadTest | undefined {
  if (!Object.keys(metrics).some((name) => ofK6.test(name))) return undefined;
  const thresholds = Object.entries(metrics).flatMap(([name, metric]) => {
    const kept = isRecord(metric) ? metric['thresholds'] : undefined;
    if (!isRecord(kept)) return [];
    const path = ['metrics', name, 'thresholds'];
    return Object.keys(kept).flatMap((text) =>
      readThresholds(name, text, { document, path: [...path, text] }),
    );
  });
  return { place: { document, path: ['metrics'] }, thresholds };
}

function toTest(
  document: OperationsDocument,
  path: readonly string[],
  thresholds: Readonly<Record<string, unknown>>,
  tags: unknown,
): LoadTest {
  const service = isRecord(tags) ? tags['service'] : undefined;
  return {
    place: { document, path: [...path, 'thresholds'] },
    ...(typeof service === 'string' && { service }),
    thresholds: Object.entries(thresholds).flatMap(([name, written]) =>
      readThresholds(name, written, { document, path: [...path, 'thresholds', name] }),
    ),
  };
}

async function readScript(
  document: OperationsDocument,
  text: string,
): Promise<LoadTest | undefined> {
  const isScript = /\.[cm]?[jt]s$/.test(document.uri) && /['"]k6(?:\/[\w/-]+)?['"]/.test(text);
  if (!isScript || !text.includes('thresholds')) return undefined;
  const { readOptions } = await import('./read-script.js');
  const { options, locate } = await readOptions(document.uri, text);
  if (!isRecord(options?.['thresholds'])) return undefined;
  const located = { ...document, locate };
  return toTest(located, ['options'], options['thresholds'], options['tags']);
}
