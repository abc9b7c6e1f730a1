import type { OperationsDocument } from '../document.js';
import type { RuleLanguage } from './rule.js';

/** Filters and parsers of lines, which PromQL does not have. */
const ofLines =
  /\|[=~>]|!>|\|\s*(?:json|logfmt|pattern|regexp|unpack|line_format|label_format|unwrap|decolorize|drop|keep)\b|\}\s*![=~]\s*["'`]|\b(?:bytes_rate|bytes_over_time)\s*\(/;

/**
 * In which language the rules of a document ask. Files of Loki look like those of Prometheus, so a text that is no PromQL is told from one
 * with a mistake by what only LogQL has.
 */
export function languageOf({ object }: OperationsDocument, text: string): RuleLanguage {
  if (object?.apiVersion.startsWith('loki.grafana.com/')) return 'logql';
  if (object?.kind === 'VMRule') return 'metricsql';
  const plain = text.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g, '""');
  return ofLines.test(plain) ? 'logql' : 'promql';
}
