import { expect, test } from '@jest/globals';
import { forbiddenImports } from '../../../src/evaluate/modules/forbidden-imports.js';
import type { Finding } from '../../../src/report/index.js';

function finding(kind: string, id: string): Finding {
  return {
    fingerprint: id,
    rule: 'modules/domain-no-infrastructure',
    severity: 'high',
    message: '',
    subject: { kind, id },
    related: [],
    details: {},
    state: 'known',
  };
}

test('what is forbidden is what findings about imports name', () => {
  const findings = [
    finding('import', 'src/domain/a.ts -> src/db/b.ts'),
    finding('layers', 'layers[0]'),
  ];
  expect(forbiddenImports([{ findings }, { findings: [] }])).toEqual([
    { from: 'src/domain/a.ts', to: 'src/db/b.ts' },
  ]);
});
