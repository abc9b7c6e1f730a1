import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import { FindingPlacer } from '../../src/evaluate/finding-placer.js';
import { placeFinding } from '../../src/evaluate/place-finding.js';
import { schemaRule } from '../../src/evaluate/schemas/schema-rule.js';
import { openObjects } from '../../src/facts/kubernetes/index.js';
import type { Violation } from '../../src/policy/index.js';
import type { RenderedFrom } from '../../src/report/index.js';
import { DocumentCache, readManifestText } from '../../src/source/index.js';

const configMap = (name: string) => `# Source: shop/templates/${name}.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
  password: hunter2hunter2
  level: debug
`;

const violation: Violation = {
  message: 'the level is debug',
  path: ['data', 'level'],
  related: [{ path: ['metadata', 'labels'] }],
  details: { level: 'debug' },
};

/** The last object of each text, read as one run reads them. */
function readObjects(texts: Readonly<Record<string, string>>, rendered?: RenderedFrom) {
  const cache = new DocumentCache();
  return Object.entries(texts).map(([uri, text]) => {
    const { documents } = readManifestText(uri, Buffer.from(text), cache);
    const [object] = documents
      .map((document) => (rendered && uri === 'b.yaml' ? { ...document, rendered } : document))
      .flatMap((document) => openObjects(document).objects)
      .slice(-1);
    if (!object) throw new Error(`${uri} holds no object`);
    return object;
  });
}

describe('a finding in a document that was met before', () => {
  test.each([
    ['at the same lines', configMap('a'), undefined],
    ['further down', `---\n${configMap('other')}---\n${configMap('a')}`, undefined],
    ['behind its separator', `--- ${configMap('a')}`, undefined],
    ['of another text', configMap('b'), undefined],
    ['that was rendered', configMap('a'), { path: 'templates/a.yaml', file: 'Chart.yaml' }],
    [
      'in a list',
      `{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"level":"debug"}}]}`,
      undefined,
    ],
  ])('is the same as if it was placed anew: %s', (_, text, rendered) => {
    const placer = new FindingPlacer();
    const objects = readObjects({ 'a.yaml': configMap('a'), 'b.yaml': text }, rendered);
    for (const [index, environment] of ['dev', 'prod', undefined].entries()) {
      for (const object of objects) {
        const placed = placer.place(schemaRule, violation, object, environment);
        expect(JSON.stringify(placed)).toBe(
          JSON.stringify(placeFinding(schemaRule, violation, object, environment)),
        );
        expect([index, placed.location?.uri]).toEqual([index, object.document.uri]);
      }
    }
  });

  test('is no other object at that: two of one value stand at two places', () => {
    const text = `apiVersion: v1\nkind: List\nitems:\n- &a\n  apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: a}\n  data: {level: debug}\n- *a\n`;
    const { documents } = readManifestText('list.yaml', Buffer.from(text));
    const placer = new FindingPlacer();
    const pointers = documents
      .flatMap((document) => openObjects(document).objects)
      .map((object) => placer.place(schemaRule, violation, object, undefined).location?.pointer);
    expect(pointers).toEqual(['/items/0/data/level', '/items/1/data/level']);
  });
});
