import type { ForbiddenImport } from '../../facts/modules/pictures/collapse-graph.js';
import type { Check } from '../../report/index.js';

/** What findings about imports name, those that are accepted, too: `<file> -> <file>`. Packages are on no picture. */
export function forbiddenImports(
  checks: readonly Pick<Check, 'findings'>[],
): readonly ForbiddenImport[] {
  return checks
    .flatMap(({ findings }) => findings)
    .flatMap(({ subject: { kind, id } }) => {
      const [from, to] = id.split(' -> ');
      return kind === 'import' && from !== undefined && to !== undefined ? [{ from, to }] : [];
    });
}
