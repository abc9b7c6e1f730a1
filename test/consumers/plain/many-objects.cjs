const { mkdtempSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/** 600 Deployments without an owner, six files of 0.9 MiB: enough for two worker threads. */
module.exports = function writeManyObjects() {
  const folder = mkdtempSync(join(__dirname, 'many-'));
  for (let file = 0; file < 6; file += 1) {
    const documents = Array.from({ length: 100 }, (_, index) =>
      [
        'apiVersion: apps/v1',
        'kind: Deployment',
        `metadata: { name: service-${file}-${index} }`,
        'spec:',
        '  selector: { matchLabels: { app: web } }',
        '  template:',
        '    metadata: { labels: { app: web } }',
        '    spec: { containers: [{ name: web, image: web:1.0.0 }] }',
        `note: ${'x'.repeat(9200)}`,
      ].join('\n'),
    );
    writeFileSync(join(folder, `${file}.yaml`), documents.join('\n---\n'));
  }
  return folder;
};
