import { isRecord } from '../../../source/is-record.js';
import { artefactProblem } from '../artefact-problem.js';
import { readExpression } from '../promql/index.js';
import { isManaged } from './find-groups.js';
import { languageOf } from './language-of.js';
import type { RuleReading } from './read-rule.js';
import type { AlertRule } from './rule.js';

/** What a rule asks, and in which language. */
export function readAsked(
  { document, path, problems }: RuleReading,
  rule: Readonly<Record<string, unknown>>,
  name: string,
): Pick<AlertRule, 'language' | 'text' | 'expression'> {
  if (isManaged(rule)) return { language: 'grafana', text: queriesOf(rule['data']).join('\n') };
  const { expr } = rule;
  const text = typeof expr === 'number' ? String(expr) : expr;
  if (typeof text !== 'string') {
    const hint = 'Write the expression as a text in expr.';
    problems.push(artefactProblem(document, path, `the rule ${name} has no expression`, hint));
    return { language: 'promql', text: '' };
  }
  const language = languageOf(document, text);
  if (language === 'logql') return { language, text };
  const read = readExpression(text);
  if (read.kind === 'expression') return { language, text, expression: read.expression };
  if (language === 'metricsql' && !read.isTemplate) return { language, text };
  const problem = artefactProblem(
    document,
    [...path, 'expr'],
    `the expression of ${name} ${read.message}`,
    read.isTemplate
      ? 'Render the chart, and give what it renders.'
      : 'Mend the expression: Prometheus loads no file with a rule that it cannot parse. What other rules are judged by is not affected.',
  );
  problems.push(read.isTemplate ? { ...problem, code: 'template-unrendered' } : problem);
  return { language, text };
}

function queriesOf(data: unknown): readonly string[] {
  if (!Array.isArray(data)) return [];
  return data.flatMap((query: unknown) => {
    const model = isRecord(query) ? query['model'] : undefined;
    const expr = isRecord(model) ? model['expr'] : undefined;
    return typeof expr === 'string' ? [expr] : [];
  });
}
