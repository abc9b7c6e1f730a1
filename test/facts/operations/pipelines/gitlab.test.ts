import { describe, expect, test } from '@jest/globals';
import { assemble } from './assemble.js';

const file = '.gitlab-ci.yml';
const verify = 'verify: { stage: test, script: [pact-broker can-i-deploy] }\n';
const main = '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH';

async function before(text: string) {
  const { before } = await assemble({ [file]: text });
  return before('deploy');
}

describe('what has to succeed before a job', () => {
  test.each<[string, string, readonly string[]]>([
    ['stages say the order', `${verify}deploy: { stage: deploy, script: [x] }`, ['+verify']],
    ['the same stage', `${verify}deploy: { stage: test, script: [x] }`, []],
    [
      'needs count instead of stages',
      `${verify}deploy: { stage: deploy, needs: [], script: [x] }`,
      [],
    ],
    [
      'needs name it',
      `${verify}deploy: { stage: deploy, needs: [verify], script: [x] }`,
      ['+verify'],
    ],
    [
      'a need that may be absent',
      `verify: { script: [x], rules: [{ if: $A }] }\ndeploy: { stage: deploy, needs: [{ job: verify, optional: true }], script: [x] }`,
      ['?verify'],
    ],
    [
      'a need that a reference brings',
      `${verify}.gates: { needs: [verify] }\ndeploy: { stage: deploy, needs: [!reference [.gates, needs]], script: [x] }`,
      ['+verify'],
    ],
    [
      'a need of a part of a matrix',
      `verify: { script: [x], parallel: { matrix: [{ A: [b, c] }] } }\ndeploy: { stage: deploy, needs: [{ job: verify, parallel: { matrix: [{ A: b }] } }], script: [x] }`,
      ['?verify'],
    ],
    [
      'rules that a reference brings',
      `.main: { rules: [{ if: ${main} }] }\nverify: { script: [x], rules: [!reference [.main, rules], { if: $B }] }\ndeploy: { stage: deploy, script: [x], rules: [{ if: ${main} }] }`,
      ['+verify'],
    ],
    ['when: always', `${verify}deploy: { stage: deploy, when: always, script: [x] }`, ['-verify']],
    ['when: manual', `${verify}deploy: { stage: deploy, when: manual, script: [x] }`, ['+verify']],
    [
      'one rule starts it anyway',
      `${verify}deploy: { stage: deploy, script: [x], rules: [{ if: $A, when: always }, { if: $B }] }`,
      ['?verify'],
    ],
    [
      'the same rules',
      `verify: { script: [x], rules: [{ if: ${main} }, { if: $B }] }\ndeploy: { stage: deploy, script: [x], rules: [{ if: ${main} }] }`,
      ['+verify'],
    ],
    [
      'other rules',
      `verify: { script: [x], rules: [{ if: $B }] }\ndeploy: { stage: deploy, script: [x], rules: [{ if: ${main} }] }`,
      ['?verify'],
    ],
    [
      'a rule that keeps it out',
      `verify: { script: [x], rules: [{ if: $B, when: never }, { when: on_success }] }\ndeploy: { stage: deploy, script: [x] }`,
      ['?verify'],
    ],
    [
      'the same only',
      `verify: { script: [x], only: [main] }\ndeploy: { stage: deploy, only: [main], script: [x] }`,
      ['+verify'],
    ],
    [
      'only for others',
      `verify: { script: [x], only: [merge_requests] }\ndeploy: { stage: deploy, only: [main], script: [x] }`,
      ['?verify'],
    ],
    [
      'stages of its own',
      `stages: [ship, look]\nverify: { stage: look, script: [x] }\ndeploy: { stage: ship, script: [x] }`,
      [],
    ],
    [
      '.pre comes before all',
      `verify: { stage: .pre, script: [x] }\ndeploy: { stage: build, script: [x] }`,
      ['+verify'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await before(text)).toEqual(expected);
  });
});

describe('why the end of a job says little', () => {
  test.each<[string, boolean | undefined]>([
    ['allow_failure: true', true],
    ['allow_failure: { exit_codes: 137 }', false],
    ['allow_failure: false', undefined],
    ['when: manual', true],
    ['when: manual, allow_failure: false', undefined],
    ['rules: [{ if: $A, when: manual }]', undefined],
    ['rules: [{ if: $A, allow_failure: true }]', true],
    ['rules: [{ if: $A, allow_failure: true }, { if: $B }]', false],
  ])('%s', async (said, isCertain) => {
    const { job } = await assemble({ [file]: `verify: { ${said}, script: [x] }` });
    expect(job('verify').weakness?.isCertain).toBe(isCertain);
  });

  test('what after_script does fails nothing', async () => {
    const { job } = await assemble({
      [file]: 'a: { script: [npm audit], after_script: [pact-broker can-i-deploy] }',
    });
    expect(job('a').steps).toMatchObject([
      { does: ['dependency-scan'], runsAnyway: false },
      { does: ['contract-verification'], runsAnyway: true, weakness: { isCertain: true } },
    ]);
    expect(job('a').steps[0]).not.toHaveProperty('weakness');
  });
});

describe('what references bring into rules', () => {
  const rules = '.lenient: { rules: [{ if: $A, allow_failure: true }] }\n';

  test('lets a job fail', async () => {
    const text = `${rules}a: { script: [x], rules: [!reference [.lenient, rules]] }`;
    const { job } = await assemble({ [file]: text });
    expect(job('a').weakness).toEqual({ isCertain: true, text: 'it has allow_failure: true' });
  });

  test('and what they do not bring may do so', async () => {
    const text = 'a: { script: [x], rules: [!reference [.gone, rules], { if: $B }] }';
    const { job } = await assemble({ [file]: text });
    expect(job('a').weakness).toEqual({
      isCertain: false,
      text: 'some of its rules are in a file that is not here',
    });
  });
});

describe('what a job is made of', () => {
  test('extends, anchors, merge keys, references and defaults', async () => {
    const { does, job, problems } = await assemble({
      [file]: `default:
  before_script: [npm audit]
.script: &script
  script:
    - kubectl apply -f k8s
.environment:
  environment: { name: production }
  before_script: []
.test:
  script:
    - jest
    - [eslint ., prettier --check .]
anchored:
  <<: *script
  extends: [.environment]
referring:
  script:
    - !reference [.test, script]
    - !reference [.gone, script]
`,
    });
    expect(problems).toEqual([]);
    expect(does('anchored')).toEqual(['deploy']);
    expect(job('anchored').environment).toBe('production');
    expect(does('referring')).toEqual(['dependency-scan', 'test', 'lint', 'lint']);
    expect(job('referring').steps[0]?.unseen).toBe('a !reference to what is not here');
  });

  test('a job that extends itself, or what is not there', async () => {
    const { job } = await assemble({
      [file]: 'a: { extends: a, script: [x] }\nb: { extends: [.gone], script: [x] }',
    });
    expect(job('a').steps).toHaveLength(1);
    expect(job('b').unseen).toEqual(['extends: .gone']);
  });

  test('an environment that is only looked at is no place of deployment', async () => {
    const { job } = await assemble({
      [file]: 'a: { script: [x], environment: { name: y, action: verify } }',
    });
    expect(job('a')).not.toHaveProperty('environment');
  });
});

describe('what a file leads to', () => {
  test('local includes are merged, over which the file itself counts', async () => {
    const files = {
      [file]:
        'include: [ci/jobs.yml, { local: /ci/more/*.yml }]\ndeploy: { stage: deploy, script: [helm upgrade a b] }',
      'ci/jobs.yml': 'verify: { script: [pact-provider-verifier] }\ndeploy: { script: [echo] }',
      'ci/more/scan.yml': 'scan: { stage: build, script: [osv-scanner] }',
      'ci/more/notes.md': '',
    };
    const { pipelines, before, does } = await assemble(files, [file]);
    expect(pipelines).toHaveLength(1);
    expect(before('deploy')).toEqual(['+scan', '+verify']);
    expect(does('deploy')).toEqual(['deploy']);
    const all = await assemble(files);
    expect(all.pipelines.map(({ name }) => name)).toEqual([file]);
  });

  test('an include that is not there is told', async () => {
    const { problems, pipelines } = await assemble({
      [file]: 'include: /ci/gone.yml\na: { script: [x] }',
    });
    expect(problems).toEqual([
      '.gitlab-ci.yml:1 the pipeline includes /ci/gone.yml, and there is no such file of GitLab CI',
    ]);
    expect(pipelines[0]?.unseen).toEqual(['include: /ci/gone.yml']);
  });

  test('includes of others are not seen, but for templates that are known', async () => {
    const { pipelines, job } = await assemble({
      [file]: `include:
  - project: shop/ci
    file: /deploy.yml
  - template: Jobs/Dependency-Scanning.gitlab-ci.yml
  - remote: https://ci.example.test/x.yml
a: { script: [x] }
`,
    });
    expect(pipelines[0]?.unseen).toEqual([
      'include: shop/ci:/deploy.yml',
      'include: https://ci.example.test/x.yml',
    ]);
    expect(job('Jobs/Dependency-Scanning.gitlab-ci.yml').steps[0]?.does).toEqual([
      'dependency-scan',
    ]);
  });

  test('files that include each other end', async () => {
    const { problems, pipelines } = await assemble({
      [file]: 'include: other.yml.yml\na: { script: [x] }',
      'other.yml.yml': 'include: .gitlab-ci.yml\nb: { script: [x] }',
    });
    expect(problems).toEqual([]);
    expect(pipelines.map(({ name }) => name)).toEqual([file]);
  });

  test.each([
    ['{ include: child.yml, strategy: depend }', ['+child', '+child / verify']],
    ['{ include: [{ local: child.yml }] }', ['+child']],
  ])('a child pipeline with the trigger %s', async (trigger, expected) => {
    const files = {
      [file]: `child: { trigger: ${trigger} }\ndeploy: { stage: deploy, script: [x] }`,
      'child.yml': 'verify: { script: [pact-broker can-i-deploy] }',
    };
    const { before, pipelines } = await assemble(files, [file]);
    expect(before('deploy')).toEqual(expected);
    expect(pipelines).toHaveLength(1);
  });

  test('a pipeline of another project is not seen', async () => {
    const { job } = await assemble({ [file]: 'a: { trigger: shop/ops }' });
    expect(job('a').unseen).toEqual(['trigger: shop/ops']);
  });
});

test('a stage that is none is told', async () => {
  const { problems } = await assemble({ [file]: 'a: { stage: ship, script: [x] }' });
  expect(problems).toEqual([
    '.gitlab-ci.yml:1 the job a is of the stage ship, which is none of stages',
  ]);
});

describe('what is a pipeline, by its content', () => {
  test.each([
    ['a job', 'a: { script: [x] }', 1],
    ['a list of services', 'services: { a: { image: x } }', 0],
    ['other keys', 'a: { script: [x], jobs: {} }', 0],
    ['values', 'values: { script: x, replicas: 2 }', 0],
    ['an object', 'apiVersion: v1\nkind: X\nmetadata: { name: a }', 0],
  ])('%s', async (_, text, count) => {
    const { pipelines } = await assemble({ 'a.yml': text });
    expect(pipelines).toHaveLength(count);
  });

  test.each([
    ['CircleCI', 'version: 2.1\njobs: { a: {} }\nworkflows: { b: {} }'],
    ['Azure Pipelines', 'trigger: [main]\nsteps: [{ script: x }]'],
    ['Bitbucket Pipelines', 'pipelines: { default: [] }'],
    ['Tekton', 'apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: a }'],
  ])('one of %s is told to be left out', async (system, text) => {
    const { problems } = await assemble({ 'a.yml': text });
    expect(problems).toEqual([
      `a.yml:1 a pipeline of ${system} is not read: known are GitHub Actions and GitLab CI`,
    ]);
  });
});
