/** The parts of the files of CI services that our recipes use, by their documentation; what is not named here is refused. */

const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text, minItems: 1 };

const closed = (
  properties: Readonly<Record<string, object>>,
  required: readonly string[] = [],
) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** https://docs.gitlab.com/ci/yaml/ */
const gitlabJob = closed(
  {
    image: text,
    stage: { enum: ['.pre', 'build', 'test', 'deploy', '.post'] },
    variables: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    cache: closed({ key: { anyOf: [text, closed({ files: texts }, ['files'])] }, paths: texts }),
    script: texts,
    artifacts: closed({
      when: { enum: ['on_success', 'on_failure', 'always'] },
      expire_in: text,
      expose_as: text,
      paths: texts,
      reports: closed({ junit: text, codequality: text }),
    }),
    rules: {
      type: 'array',
      items: closed({ if: text, when: text, changes: texts, allow_failure: { type: 'boolean' } }),
    },
  },
  ['script'],
);

export const gitlabFile = { type: 'object', additionalProperties: gitlabJob, minProperties: 1 };

/** https://pre-commit.com/#creating-new-hooks */
const hook = {
  id: text,
  name: text,
  description: text,
  entry: text,
  language: { enum: ['node', 'system'] },
  additional_dependencies: texts,
  pass_filenames: { type: 'boolean' },
  types_or: texts,
  stages: { type: 'array', items: { enum: ['pre-commit', 'pre-push', 'manual'] } },
};

export const preCommitHooks = {
  type: 'array',
  items: closed(hook, ['id', 'name', 'entry', 'language']),
};

/** https://pre-commit.com/#adding-pre-commit-plugins-to-your-project */
export const preCommitConfig = closed(
  {
    repos: {
      type: 'array',
      items: {
        anyOf: [
          closed({ repo: { const: 'local' }, hooks: preCommitHooks }, ['repo', 'hooks']),
          closed(
            {
              repo: { type: 'string', pattern: '^https://' },
              rev: text,
              hooks: { type: 'array', items: closed(hook, ['id']) },
            },
            ['repo', 'rev', 'hooks'],
          ),
        ],
      },
    },
  },
  ['repos'],
);

/** https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/ */
export const argoApplication = closed(
  {
    apiVersion: { const: 'argoproj.io/v1alpha1' },
    kind: { const: 'Application' },
    metadata: closed({ name: text, namespace: text }, ['name']),
    spec: closed(
      {
        project: text,
        source: closed(
          {
            repoURL: text,
            path: text,
            targetRevision: text,
            helm: closed({
              parameters: {
                type: 'array',
                items: closed({ name: text, value: text }, ['name', 'value']),
              },
            }),
          },
          ['repoURL'],
        ),
        destination: closed({ server: text, namespace: text }),
      },
      ['project', 'source', 'destination'],
    ),
  },
  ['apiVersion', 'kind', 'metadata', 'spec'],
);
