import type { ConftestRule } from './conftest-rule.js';

/**
 * Keeps the rules of the packages that patterns name, as `--namespace` of conftest does it: `*` stands for any text, `?` for one
 * character.
 */
export function filterNamespaces(
  rules: readonly ConftestRule[],
  patterns: readonly string[] | undefined,
): { readonly rules: readonly ConftestRule[]; readonly unmatched: readonly string[] } {
  if (patterns === undefined) return { rules, unmatched: [] };
  const matchers = patterns.map((pattern) => ({ pattern, expression: toExpression(pattern) }));
  const paths = rules.map(({ packagePath }) => packagePath.join('.'));
  return {
    rules: rules.filter((_, index) =>
      matchers.some(({ expression }) => expression.test(paths[index] ?? '')),
    ),
    unmatched: matchers
      .filter(({ expression }) => !paths.some((path) => expression.test(path)))
      .map(({ pattern }) => pattern),
  };
}

function toExpression(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[\\^$.|+()[\]{}]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}
