import { parser } from '@prometheus-io/lezer-promql';

// The package's own types: those of @lezer/common are two, by how they are imported.
type Tree = ReturnType<typeof parser.parse>;

export type SyntaxNode = Tree['topNode'];

/** The grammar of Prometheus' own editor. It is loaded when this is first called, since nothing else imports it. */
export function parsePromQL(text: string): Tree {
  return parser.parse(text);
}
