import { toolVersion } from '../../evaluate/index.js';
import type { PlannedFile } from './planned-file.js';
import type { Project } from './read-project.js';

const rendering =
  '# Render the manifests here where they are not committed: helm template charts/x > rendered/x.yaml';

/** A job that checks every change. */
export function planCi(service: 'github' | 'gitlab', project: Project): PlannedFile {
  const commands = commandsOf(project);
  return service === 'github'
    ? { path: '.github/workflows/archfit.yml', text: githubWorkflow(commands) }
    : { path: 'archfit.gitlab-ci.yml', text: gitlabJob(commands) };
}

interface Commands {
  readonly install: readonly string[];
  readonly archfit: string;
}

/** How a project calls archfit: installed with its packages, or by itself at the version that wrote the job. */
export function commandsOf({ hasPackage, packageManager, hasLockfile }: Project): Commands {
  if (!hasPackage) return { install: [], archfit: `npx --yes archfit@${toolVersion()}` };
  switch (packageManager) {
    case 'pnpm':
      return {
        install: ['corepack enable', 'pnpm install --frozen-lockfile'],
        archfit: 'pnpm exec archfit',
      };
    case 'yarn':
      return { install: ['corepack enable', 'yarn install --immutable'], archfit: 'yarn archfit' };
    case 'npm':
      return { install: [hasLockfile ? 'npm ci' : 'npm install'], archfit: 'npx archfit' };
  }
}

function githubWorkflow({ install, archfit }: Commands): string {
  const steps = install.map((command) => `      - run: ${command}\n`).join('');
  return `name: archfit
on:
  pull_request:
  push:
permissions:
  contents: read
jobs:
  architecture:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
${steps}      ${rendering}
      - run: ${archfit} check --format github --format "markdown:$GITHUB_STEP_SUMMARY"
`;
}

function gitlabJob({ install, archfit }: Commands): string {
  const steps = install.map((command) => `    - ${command}\n`).join('');
  return `# Name it in .gitlab-ci.yml: include: [{ local: archfit.gitlab-ci.yml }]
architecture:
  image: node:22
  script:
${steps}    ${rendering}
    - ${archfit} check --format text --format junit:archfit.xml --format gitlab:gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      junit: archfit.xml
      codequality: gl-code-quality-report.json
`;
}
