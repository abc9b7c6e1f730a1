import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readBlockYaml } from '../../src/source/block-yaml/read-block-yaml.js';
import { readBlockNodes } from '../../src/source/block-yaml/read-block-nodes.js';
import { decodeText } from '../../src/source/decode-text.js';
import { readAnyNodes } from '../../src/source/document-nodes.js';
import { readAnyYaml } from '../../src/source/kubernetes-yaml.js';
import { splitDocuments } from '../../src/source/split-documents.js';
import { corpus, filesOf } from './corpora.js';

describe('every document that the block reader reads', () => {
  test.each(['rendered', 'parse-traps', 'verdicts'])(
    'comes to what the reader of record makes of it: %s',
    (folder) => {
      const root = corpus('kubernetes', folder);
      const texts = new Set<string>();
      for (const file of filesOf(root)) {
        const decoded = decodeText(file, readFileSync(join(root, file)));
        if (decoded.kind !== 'text') continue;
        for (const { text } of splitDocuments(decoded.text)) texts.add(text);
      }
      const counts = { texts: texts.size, read: 0, differ: [] as string[] };
      for (const text of texts) {
        const block = readBlockYaml(text);
        if (block === undefined) continue;
        counts.read += 1;
        const reading = readAnyYaml(text);
        const isSame =
          reading.kind === 'document' &&
          reading.start === block.start &&
          JSON.stringify(reading.value) === JSON.stringify(block.value) &&
          JSON.stringify(readBlockNodes(text)) === JSON.stringify(readAnyNodes(text));
        if (!isSame) counts.differ.push(text.slice(0, 200));
      }
      expect(counts.differ).toEqual([]);
      expect(counts.read).toBeGreaterThan(0);
      if (folder === 'rendered') expect(counts.read / counts.texts).toBeGreaterThan(0.9);
    },
  );
});
