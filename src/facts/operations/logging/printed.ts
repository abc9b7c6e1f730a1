import type { ts } from '../../typescript/compiler.js';
import { unwrap } from '../../typescript/unwrap.js';
import type { CodeScope } from './code-scope.js';

type Written =
  ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration | ts.MethodDeclaration;

/** Whether a function gives the text of an object (`JSON.stringify(…)`), a text that is put together, or something else. */
export function givenBy({ body }: Written, { compiler }: CodeScope): 'json' | 'text' | 'other' {
  if (body === undefined) return 'other';
  if (!compiler.isBlock(body)) return kindOf(body);
  // One that returns in several places is not told by one of them.
  const [only, ...others] = returnsOf(body);
  const isSimple = only !== undefined && others.length === 0 && only.parent === body;
  return isSimple && only.expression ? kindOf(only.expression) : 'other';

  function kindOf(written: ts.Expression): 'json' | 'text' | 'other' {
    const node = unwrap(compiler, written);
    if (compiler.isTemplateExpression(node)) {
      const [first] = node.templateSpans;
      // `${JSON.stringify(line)}` and nothing else.
      const isAll = node.head.text.trim() === '' && node.templateSpans.length === 1;
      const isBare = isAll && first?.literal.text.trim() === '';
      return isBare ? kindOf(first.expression) : 'text';
    }
    if (compiler.isStringLiteralLike(node)) return 'text';
    const { PlusToken } = compiler.SyntaxKind;
    if (compiler.isBinaryExpression(node) && node.operatorToken.kind === PlusToken) return 'text';
    const isCall = compiler.isCallExpression(node);
    return isCall && node.expression.getText() === 'JSON.stringify' ? 'json' : 'other';
  }

  function returnsOf(within: ts.Node): readonly ts.ReturnStatement[] {
    const found: ts.ReturnStatement[] = [];
    const left = [within];
    for (let node = left.pop(); node !== undefined; node = left.pop()) {
      compiler.forEachChild(node, (child) => {
        if (compiler.isReturnStatement(child)) found.push(child);
        else if (!compiler.isFunctionLike(child)) left.push(child);
      });
    }
    return found;
  }
}
