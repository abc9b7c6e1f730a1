import { parser } from '@prometheus-io/lezer-promql';
import type { Tree } from '@lezer/common';

export type { SyntaxNode } from '@lezer/common';

/** The grammar of Prometheus' own editor. It is loaded when this is first called, since nothing else imports it. */
export function parsePromQL(text: string): Tree {
  return parser.parse(text);
}
