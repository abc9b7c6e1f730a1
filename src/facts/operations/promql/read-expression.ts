import { ExpressionBuilder } from './build-expression.js';
import type { Expression } from './expression.js';
import { parsePromQL, type SyntaxNode } from './parser.js';
import { standIn } from './stand-in.js';
import { findVariables } from './variables.js';

/** What a text of PromQL says, or what keeps it from being read. */
export type ReadExpression =
  { readonly kind: 'expression'; readonly expression: Expression } | ExpressionFault;

export interface ExpressionFault {
  readonly kind: 'fault';
  /** Into the text. */
  readonly offset: number;
  /** Goes on after `the expression`: `does not parse at offset 12: …`. */
  readonly message: string;
  /** Whether braces of a template are left in it: not its author is to be told but who renders it. */
  readonly isTemplate: boolean;
}

/** What no person writes, and what a program that goes down a tree should not be given. */
const maxDepth = 250;

/**
 * Reads PromQL. Variables of Grafana (`$job`, `${job:regex}`, `[[job]]`, `[$__rate_interval]`) may stand wherever a dashboard has them.
 */
export function readExpression(text: string): ReadExpression {
  const braces = text.indexOf('{{');
  if (braces !== -1) {
    return fault(braces, 'has braces of a template left in it', true);
  }
  if (text.trim() === '') return fault(0, 'is empty');
  const stand =
    findVariables(text).length === 0 ? { text, variables: [], open: [] } : standIn(text);
  const tree = parsePromQL(stand.text);
  const broken = findFault(tree.topNode, text);
  if (broken !== undefined) return broken;
  return {
    kind: 'expression',
    expression: new ExpressionBuilder(text, stand).build(tree.topNode),
  };
}

function findFault(top: SyntaxNode, text: string): ExpressionFault | undefined {
  let found: ExpressionFault | undefined;
  let depth = 0;
  top.cursor().iterate(
    ({ type, from, to }) => {
      if (found !== undefined) return false;
      depth += 1;
      if (type.isError) found = fault(from, describe(text, from, to));
      else if (depth > maxDepth) found = fault(from, 'is nested too deeply to be read');
      return true;
    },
    () => {
      depth -= 1;
    },
  );
  return found;
}

function describe(text: string, from: number, to: number): string {
  const at = positionOf(text, from);
  const unexpected = text.slice(from, to).trim();
  const called = /[a-z_]\w*(?=\s*$)/i.exec(text.slice(0, from))?.[0];
  if (unexpected.startsWith('(') && called !== undefined) {
    return `does not parse at ${at}: PromQL has no function ${called}`;
  }
  if (unexpected !== '') return `does not parse at ${at}: ${quote(unexpected)} is not expected`;
  const rest = text.slice(from).trim();
  return rest === ''
    ? `does not parse at ${at}: it ends before it is complete`
    : `does not parse at ${at}: something is missing before ${quote(rest)}`;
}

function positionOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `${String(lines.length)}:${String((lines.at(-1)?.length ?? 0) + 1)}`;
}

function quote(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return JSON.stringify(line.length > 30 ? `${line.slice(0, 30)}…` : line);
}

function fault(offset: number, message: string, isTemplate = false): ExpressionFault {
  return { kind: 'fault', offset, message, isTemplate };
}
