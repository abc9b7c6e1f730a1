import { describe, expect, test } from '@jest/globals';
import { assemble } from './assemble.js';

const head = 'on: push\njobs:\n';
const build = '  build: { runs-on: x, steps: [{ run: make }] }\n';
const verify = '  verify: { needs: build, steps: [{ run: npx pact-broker can-i-deploy }] }\n';

const file = '.github/workflows/ci.yml';

async function before(deploy: string, middle = verify) {
  const { before } = await assemble({ [file]: `${head}${build}${middle}  deploy: ${deploy}\n` });
  return before('deploy');
}

describe('what has to succeed before a job', () => {
  test.each<[string, string, readonly string[]]>([
    ['needs, near and far', '{ needs: verify }', ['+build', '+verify']],
    ['no needs', '{}', []],
    ['a condition of its own', "{ needs: verify, if: github.ref == 'x' }", ['+build', '+verify']],
    ['always()', '{ needs: verify, if: always() }', ['-build', '-verify']],
    ['always() in braces', '{ needs: [verify], if: "${{ always() }}" }', ['-build', '-verify']],
    ['failure()', '{ needs: verify, if: failure() }', ['-build', '-verify']],
    ['success() said', '{ needs: verify, if: success() }', ['+build', '+verify']],
    ['!cancelled()', '{ needs: verify, if: "!cancelled()" }', ['-build', '-verify']],
    [
      'neither failed nor cancelled',
      '{ needs: verify, if: "!failure() && !cancelled()" }',
      ['+build', '+verify'],
    ],
    [
      'a result that is asked for',
      `{ needs: verify, if: "always() && needs.verify.result == 'success'" }`,
      ['+build', '+verify'],
    ],
    [
      'one of two results',
      `{ needs: verify, if: "always() && (needs.verify.result == 'success' || needs.verify.result == 'failure')" }`,
      ['-build', '-verify'],
    ],
    [
      'a result in a list',
      `{ needs: verify, if: "always() && contains(fromJSON('[\\"success\\"]'), needs.verify.result)" }`,
      ['+build', '+verify'],
    ],
    [
      'none of the results is a failure',
      `{ needs: [verify, build], if: "always() && !contains(needs.*.result, 'failure') && !contains(needs.*.result, 'cancelled') && !contains(needs.*.result, 'skipped')" }`,
      ['+build', '+verify'],
    ],
    ['what cannot be read', '{ needs: verify, if: "always() &&" }', ['?build', '?verify']],
    [
      'what cannot be read and asks for nothing',
      '{ needs: verify, if: "a &&" }',
      ['+build', '+verify'],
    ],
  ])('%s', async (_, deploy, expected) => {
    expect(await before(deploy)).toEqual(expected);
  });

  test('a job that may be skipped', async () => {
    const conditional = "  verify: { needs: build, if: github.ref == 'x', steps: [] }\n";
    expect(await before('{ needs: verify }', conditional)).toEqual(['+build', '+verify']);
    const deploy = '{ needs: verify, if: "!failure() && !cancelled()" }';
    expect(await before(deploy, conditional)).toEqual(['+build', '?verify']);
  });

  test('the way leads over the longest chain', async () => {
    const { job } = await assemble({
      [file]: `${head}${build}${verify}  deploy: { needs: [build, verify] }\n`,
    });
    expect(job('deploy').way).toEqual(['build', 'verify', 'deploy']);
  });

  test('a job that never runs is none', async () => {
    const { pipelines } = await assemble({ [file]: `${head}${build}  deploy: { if: false }\n` });
    expect(pipelines[0]?.jobs.map(({ name }) => name)).toEqual(['build']);
  });

  test('needs in a circle end', async () => {
    const { before } = await assemble({
      [file]: `${head}  a: { needs: b, steps: [] }\n  b: { needs: a, steps: [] }\n`,
    });
    expect(before('a')).toEqual(['+b']);
  });
});

describe('why the end of a job says little', () => {
  test.each([
    ['continue-on-error: true', { isCertain: true, text: 'it has continue-on-error: true' }],
    [
      'continue-on-error: "${{ matrix.experimental }}"',
      { isCertain: false, text: 'it has continue-on-error: matrix.experimental' },
    ],
    [
      'continue-on-error: "${{ true }}"',
      { isCertain: true, text: 'it has continue-on-error: true' },
    ],
    ['continue-on-error: "${{ false }}"', undefined],
    ['continue-on-error: false', undefined],
  ])('%s', async (said, weakness) => {
    const { job } = await assemble({ [file]: `${head}  verify: { ${said}, steps: [] }\n` });
    expect(job('verify').weakness).toEqual(weakness);
  });

  test.each([
    ['pact-broker can-i-deploy', undefined],
    ['pact-broker can-i-deploy || true', true],
    ['pact-broker can-i-deploy || exit 1', undefined],
    ['pact-broker can-i-deploy || fallback', false],
    ['set +e\npact-broker can-i-deploy\necho done', true],
    ['pact-broker can-i-deploy | tee log', true],
    ['set -o pipefail\npact-broker can-i-deploy | tee log', undefined],
    ['if ! pact-broker can-i-deploy; then\n  exit 1\nfi', false],
    ['pact-broker \\\n  can-i-deploy # || true', undefined],
  ])('the script %j', async (run, isCertain) => {
    const { job } = await assemble({
      [file]: `${head}  verify:\n    steps:\n      - run: ${JSON.stringify(run)}\n`,
    });
    const step = job('verify').steps.find(({ does }) => does.includes('contract-verification'));
    expect(step).toBeDefined();
    expect(step?.weakness?.isCertain).toBe(isCertain);
  });

  test('a shell that is named fails with its pipes', async () => {
    const { job } = await assemble({
      [file]: `${head}  verify:\n    steps:\n      - { shell: bash, run: npm audit | tee log }\n`,
    });
    expect(job('verify').steps[0]).not.toHaveProperty('weakness');
  });

  test('steps that run anyway, or under a condition', async () => {
    const { job } = await assemble({
      [file]: `${head}  a:
    steps:
      - { run: one, if: always() }
      - { run: two, if: "github.ref == 'x'" }
      - { run: three, if: success() }
      - { run: four, if: "always() && steps.verify.outcome == 'success'" }
      - { run: five, continue-on-error: true }
`,
    });
    expect(
      job('a').steps.map(({ runsAnyway, condition, weakness }) => [
        runsAnyway,
        condition,
        weakness?.isCertain,
      ]),
    ).toEqual([
      [true, undefined, undefined],
      [false, "github.ref == 'x'", undefined],
      [false, undefined, undefined],
      [false, undefined, undefined],
      [false, undefined, true],
    ]);
  });
});

describe('what a workflow leads to', () => {
  const called =
    'on: workflow_call\njobs:\n  pact: { steps: [{ run: pact-broker can-i-deploy }] }\n';
  const caller = `${head}  contracts: { uses: ./.github/workflows/contracts.yml }\n  deploy: { needs: contracts, steps: [{ run: helm upgrade shop . }] }\n`;

  test('a workflow of the repository stands in place', async () => {
    const { before, does, pipelines } = await assemble({
      [file]: caller,
      '.github/workflows/contracts.yml': called,
    });
    expect(before('deploy')).toEqual(['+contracts', '+contracts / pact']);
    expect(does('contracts / pact')).toEqual(['contract-verification']);
    expect(pipelines).toHaveLength(1);
  });

  test('it is opened where nobody named it', async () => {
    const files = { [file]: caller, '.github/workflows/contracts.yml': called };
    const { before, pipelines } = await assemble(files, [file]);
    expect(before('deploy')).toContain('+contracts / pact');
    expect(pipelines).toHaveLength(1);
  });

  test('it stands beside the caller in a plain folder', async () => {
    const files = { 'ci/deploy.yml': caller, 'ci/contracts.yml': called };
    const { before } = await assemble(files, ['ci/deploy.yml']);
    expect(before('deploy')).toContain('+contracts / pact');
  });

  test('a job of it that has a condition may be skipped', async () => {
    const { before } = await assemble({
      [file]: caller,
      '.github/workflows/contracts.yml': called.replace(
        '{ steps',
        "{ if: github.ref == 'x', steps",
      ),
    });
    expect(before('deploy')).toEqual(['+contracts', '?contracts / pact']);
  });

  test('one of another repository is not seen', async () => {
    const uses = 'shop/ci/.github/workflows/contracts.yml@v1';
    const { job } = await assemble({ [file]: `${head}  contracts: { uses: ${uses} }\n` });
    expect(job('contracts').unseen).toEqual([uses]);
  });

  test('one that is called from elsewhere is not seen whole', async () => {
    const { pipelines } = await assemble({ [file]: called });
    expect(pipelines[0]?.unseen).toEqual(['the workflows that call it are not here']);
  });

  test('workflows that call each other end', async () => {
    const { pipelines } = await assemble({
      [file]: 'on: [push, workflow_call]\njobs: { a: { uses: ./.github/workflows/ci.yml } }',
    });
    expect(pipelines).toHaveLength(1);
  });

  test('a composite action stands in place, with its weakness', async () => {
    const { job } = await assemble({
      [file]: `${head}  a:\n    steps:\n      - { uses: ./actions/pact, continue-on-error: true }\n      - uses: ./actions/gone\n`,
      'actions/pact/action.yml':
        'name: pact\nruns:\n  using: composite\n  steps: [{ run: pact-provider-verifier, shell: bash }]\n',
    });
    expect(job('a').steps).toMatchObject([
      { does: ['contract-verification'], weakness: { isCertain: true } },
      { unseen: './actions/gone' },
    ]);
  });

  test('scripts of the repository are followed', async () => {
    const { does, job } = await assemble({
      [file]: `${head}  a: { steps: [{ run: npm run ship }, { run: ./ci/deploy.sh }, { run: ./gone.sh }, { run: make }] }\n`,
      'package.json': '{"scripts": {"ship": "npm run check && npm audit", "check": "jest"}}',
      'ci/deploy.sh': '#!/usr/bin/env bash\nset -e\nkubectl -n shop apply -f k8s\n',
    });
    expect(does('a')).toEqual(['test', 'dependency-scan', 'deploy']);
    expect(job('a').steps.flatMap(({ unseen }) => unseen ?? [])).toEqual(['./gone.sh', 'make']);
  });

  test('a script that runs itself ends', async () => {
    const { does } = await assemble({
      [file]: `${head}  a: { steps: [{ run: npm test }] }\n`,
      'package.json': '{"scripts": {"test": "npm test && npm test && jest"}}',
    });
    expect(new Set(does('a'))).toEqual(new Set(['test']));
  });
});

describe('a workflow that follows another', () => {
  const ci = `name: CI\n${head}${build}`;
  const release = (
    condition: string,
    on = '{ workflow_run: { workflows: [CI], types: [completed] } }',
  ) => `on: ${on}\njobs:\n  deploy: { ${condition} steps: [{ run: helm upgrade a b }] }\n`;
  const asked = `if: "github.event.workflow_run.conclusion == 'success'",`;

  test.each([
    ['asks how it ended', release(asked), ['+build']],
    ['runs however it ends', release(''), ['-build']],
    [
      'runs on others, too',
      release('', '{ workflow_run: { workflows: [CI] }, push: }'),
      ['-build'],
    ],
    [
      'runs on others, and asks',
      release(asked, '{ workflow_run: { workflows: [CI] }, push: }'),
      ['+build'],
    ],
    [
      'follows one of two',
      release(asked, '{ workflow_run: { workflows: [CI, Other] } }'),
      ['?build'],
    ],
    ['follows what is not there', release(asked, '{ workflow_run: { workflows: [Gone] } }'), []],
  ])('%s', async (_, text, expected) => {
    const { before } = await assemble({
      '.github/workflows/ci.yml': ci,
      '.github/workflows/cd.yml': text,
    });
    expect(before('deploy')).toEqual(expected);
  });
});

describe('what is wrong with a workflow', () => {
  test('are jobs beyond number', async () => {
    const jobs = Array.from({ length: 1001 }, (_, index) => `  j${String(index)}: { steps: [] }\n`);
    const { problems, pipelines } = await assemble({ [file]: `${head}${jobs.join('')}` });
    expect(pipelines).toEqual([]);
    expect(problems).toEqual([`${file}:1 the pipeline has 1001 jobs, and at most 1000 are judged`]);
  });

  test('are calls beyond number', async () => {
    const call = (to: string) =>
      Array.from(
        { length: 200 },
        (_, index) => `  j${String(index)}: { uses: ./.github/workflows/${to} }\n`,
      );
    const { pipelines } = await assemble({
      [file]: `${head}${call('a.yml').join('')}`,
      '.github/workflows/a.yml': `on: workflow_call\njobs:\n${call('b.yml').join('')}`,
      '.github/workflows/b.yml': 'on: workflow_call\njobs: { a: { steps: [] } }',
    });
    expect(pipelines[0]?.jobs.length).toBeLessThan(3000);
  });

  test('is told, and the rest is read', async () => {
    const { problems, pipelines } = await assemble({
      [file]: `${head}  a: 1\n  b: { needs: [a, gone], steps: [] }\n  c: {}\n`,
    });
    expect(problems).toEqual([
      `${file}:3 the job a is no mapping`,
      `${file}:4 the job b needs gone, and the workflow has no such job`,
      `${file}:5 the job c has neither steps nor a workflow that it uses`,
    ]);
    expect(pipelines[0]?.jobs).toHaveLength(2);
  });
});

test('an environment is where a job deploys, if it does', async () => {
  const { job } = await assemble({
    [file]: `${head}  a: { environment: production, steps: [] }\n  b: { environment: { name: staging }, steps: [] }\n  c: { environment: { name: x, deployment: false }, steps: [] }\n`,
  });
  expect([job('a'), job('b'), job('c')].map(({ environment }) => environment)).toEqual([
    'production',
    'staging',
    undefined,
  ]);
});
