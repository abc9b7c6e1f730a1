import { expect, test } from '@jest/globals';
import { riskReader } from '../../../../src/facts/operations/risks/read-risks.js';
import { readYaml } from '../read-yaml.js';

function read(yaml: string) {
  const { artefacts, problems, count } = readYaml(riskReader, yaml);
  const risks = artefacts.risks.map(({ key, title, detective }) => ({
    key,
    title,
    detective: detective.map(({ kind, name }) => `${kind} ${name}`),
  }));
  return { risks, problems, count };
}

test('controls are read under each name that registers give them', () => {
  expect(
    read(`
risks:
  - id: RISK-003
    title: Audit events are lost
    detectiveControls:
      - alert: AuditLag
      - { kind: Dashboard, name: Audit evidence }
      - "alert: AuditGone"
      - somebody looks at it
  - riskId: RISK-004
    name: Slow
    controls: { preventive: [none], detective: { dashboard: Fan-out } }
`),
  ).toEqual({
    risks: [
      {
        key: 'RISK-003',
        title: 'Audit events are lost',
        detective: [
          'alert AuditLag',
          'dashboard Audit evidence',
          'alert AuditGone',
          'other somebody looks at it',
        ],
      },
      { key: 'RISK-004', title: 'Slow', detective: ['dashboard Fan-out'] },
    ],
    problems: [],
    count: 2,
  });
});

test('a mapping from ids is a register too', () => {
  const { risks } = read('risks: { R1: { detective_controls: [{ alert: A }] } }');
  expect(risks).toEqual([{ key: 'R1', title: undefined, detective: ['alert A'] }]);
});

test('what cannot be read is told, and the rest is read', () => {
  const { risks, problems } = read(
    'risks: [7, { title: x }, { id: R, detectiveControls: [{}, 5, { alert: A }] }]',
  );
  expect(problems).toEqual([
    '/risks/0 the risk is no mapping',
    '/risks/1 the risk has no id',
    '/risks/2/detectiveControls/0 the detective control says neither which alert nor which dashboard it is',
    '/risks/2/detectiveControls/1 the detective control says neither which alert nor which dashboard it is',
  ]);
  expect(risks).toEqual([{ key: 'R', title: undefined, detective: ['alert A'] }]);
});

test.each(['a: 1', '[1]', 'risks: none', 'risks: []'])('%s is no register', (yaml) => {
  expect(read(yaml)).toEqual({ risks: [], problems: [], count: undefined });
});

test('links of a risk are those of fields that are named for them, and addresses in its texts', () => {
  const { artefacts } = readYaml(
    riskReader,
    `
risks:
  R1:
    title: and/or
    description: "See https://github.com/example/shop/blob/main/docs/lost.md."
    runbooks: [../docs/lost.md#first, https://wiki.example.test/lost]
    __proto__: { runbook: docs/own.md }
    detectiveControls:
      - &control { dashboard: Orders/errors, runbookUrl: ../docs/lost.md#first }
      - *control
      - { dashboard: ./boards/orders.json }
`,
  );
  expect(
    artefacts.risks[0]?.links.map(({ url, place: { path } }) => [url, path.join('.')]),
  ).toEqual([
    ['https://github.com/example/shop/blob/main/docs/lost.md', 'risks.R1.description'],
    ['../docs/lost.md#first', 'risks.R1.runbooks.0'],
    ['https://wiki.example.test/lost', 'risks.R1.runbooks.1'],
    ['docs/own.md', 'risks.R1.__proto__.runbook'],
    ['./boards/orders.json', 'risks.R1.detectiveControls.2.dashboard'],
  ]);
});
