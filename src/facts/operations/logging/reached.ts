import type { ts } from '../../typescript/compiler.js';
import type { CodeValues } from './code-values.js';
import { type Value, doubtOf, truthOf } from './value.js';

/** Whether a piece of code runs in production; of what depends on something else, on what. */
export type Reached = 'yes' | 'no' | { readonly because: string };

/** Holds the conditions around a piece of code, and those that leave its block before it, against NODE_ENV=production. */
export function isReached(node: ts.Node, values: CodeValues): Reached {
  const { compiler } = values.scope;
  const doubts: string[] = [];
  const refusals: Value[] = [];
  const meet = (condition: Value, wanted: boolean) => {
    const truth = truthOf(condition);
    if (truth === undefined) doubts.push(doubtOf(condition));
    else if (truth !== wanted) refusals.push(condition);
  };
  for (let at = node; !compiler.isSourceFile(at); at = at.parent) {
    const { parent } = at;
    if (compiler.isIfStatement(parent) && at !== parent.expression) {
      meet(values.read(parent.expression), at === parent.thenStatement);
    } else if (compiler.isConditionalExpression(parent) && at !== parent.condition) {
      meet(values.read(parent.condition), at === parent.whenTrue);
    } else if (compiler.isBinaryExpression(parent) && at === parent.right) {
      const { kind } = parent.operatorToken;
      const { AmpersandAmpersandToken: and, BarBarToken: or } = compiler.SyntaxKind;
      if (kind === and || kind === or) meet(values.read(parent.left), kind === and);
    } else if (compiler.isCaseOrDefaultClause(parent)) {
      meet(chosen(parent, values), true);
    } else if (compiler.isBlock(parent) || compiler.isSourceFile(parent)) {
      for (const statement of parent.statements) {
        if (statement === at) break;
        if (!compiler.isIfStatement(statement) || !leaves(statement.thenStatement, values))
          continue;
        meet(values.read(statement.expression), false);
      }
    }
  }
  if (refusals.length > 0) return 'no';
  const [because] = doubts;
  return because === undefined ? 'yes' : { because };
}

/** Whether a clause of a `switch` is the one that is taken. */
function chosen(clause: ts.CaseOrDefaultClause, values: CodeValues): Value {
  const { compiler } = values.scope;
  const { clauses, parent } = clause.parent;
  const on = values.read(parent.expression);
  const compare = (other: ts.CaseClause) => values.compare(on, values.read(other.expression));
  if (compiler.isCaseClause(clause)) return compare(clause);
  const others = clauses.filter((each) => compiler.isCaseClause(each)).map(compare);
  const doubt = others.find((each) => truthOf(each) === undefined);
  const isOther = others.some((each) => truthOf(each) === true);
  return isOther || doubt === undefined ? { is: 'plain', value: !isOther } : doubt;
}

/** Whether nothing behind a statement runs. */
function leaves(statement: ts.Statement, values: CodeValues): boolean {
  const { compiler } = values.scope;
  const last = compiler.isBlock(statement) ? statement.statements.at(-1) : statement;
  return (
    last !== undefined && (compiler.isReturnStatement(last) || compiler.isThrowStatement(last))
  );
}
