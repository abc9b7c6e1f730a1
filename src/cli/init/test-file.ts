import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedFile } from './planned-file.js';
import type { Project } from './read-project.js';

/** A test that shows one test for every rule. */
export function planTest(runner: 'jest' | 'vitest', project: Project): PlannedFile {
  const folder = ['test', 'tests', '__tests__'].find((name) =>
    existsSync(join(project.folder, name)),
  );
  const { extension, isModule } = chooseLanguage(runner, project);
  const load = isModule
    ? `import { describeFitness } from 'archfit/${runner}';`
    : `const { describeFitness } = require('archfit/${runner}');`;
  return {
    path: `${folder ?? 'test'}/architecture.test.${extension}`,
    text: `${load}

// One test for every rule. What is judged, and by which rules, says the configuration.
describeFitness('architecture');
`,
  };
}

/** Vitest reads all of them; Jest reads what the project has set it up for, and CommonJS. */
function chooseLanguage(
  runner: 'jest' | 'vitest',
  { hasTypeScript, jestReadsTypeScript, jestReadsModules, isModule }: Project,
): { readonly extension: string; readonly isModule: boolean } {
  if (runner === 'vitest') return { extension: hasTypeScript ? 'ts' : 'mjs', isModule: true };
  if (hasTypeScript && jestReadsTypeScript) return { extension: 'ts', isModule: true };
  if (jestReadsModules && isModule) return { extension: 'js', isModule: true };
  return { extension: isModule ? 'cjs' : 'js', isModule: false };
}
