import type { Compiler, ts } from '../../typescript/compiler.js';
import { textOfName } from '../../typescript/text-of-name.js';

/**
 * Whether the arguments of a call keep a place in the function that it runs from being reached: `'url' in options` asks what an object that
 * is written in the call has. All else may be reached.
 */
export function isExcluded(
  compiler: Compiler,
  call: ts.CallExpression | ts.NewExpression,
  declaration: ts.FunctionLikeDeclaration,
  place: ts.Node,
): boolean {
  let inner = place;
  while (inner !== declaration && !compiler.isSourceFile(inner)) {
    const around = inner.parent;
    if (compiler.isIfStatement(around) && inner !== around.expression) {
      const has = askedKey(compiler, call, declaration, around.expression);
      if (has !== undefined && has !== (inner === around.thenStatement)) return true;
    }
    inner = around;
  }
  return false;
}

/** What `'key' in parameter` gives for the arguments of a call; undefined where they do not tell. */
function askedKey(
  compiler: Compiler,
  call: ts.CallExpression | ts.NewExpression,
  declaration: ts.FunctionLikeDeclaration,
  condition: ts.Expression,
): boolean | undefined {
  if (
    !compiler.isBinaryExpression(condition) ||
    condition.operatorToken.kind !== compiler.SyntaxKind.InKeyword ||
    !compiler.isStringLiteralLike(condition.left) ||
    !compiler.isIdentifier(condition.right)
  ) {
    return undefined;
  }
  const key = condition.left.text;
  const asked = condition.right.text;
  if (mayChange(declaration, asked)) return undefined;
  const index = declaration.parameters.findIndex(({ name }) =>
    holdsRest(compiler, name, asked, key),
  );
  // A spread before it moves the positions.
  const given = call.arguments?.slice(0, index + 1) ?? [];
  const argument = index < 0 ? undefined : given[index];
  if (argument === undefined || given.some((each) => compiler.isSpreadElement(each))) {
    return undefined;
  }
  if (!compiler.isObjectLiteralExpression(argument)) return undefined;
  const keys = argument.properties.map(({ name }) => textOfName(compiler, name));
  if (keys.includes(key)) return true;
  return keys.includes(undefined) ? undefined : false;
}

/** Whether something in a function may give a name, or a key of it, another value. */
function mayChange(declaration: ts.FunctionLikeDeclaration, name: string): boolean {
  const text = declaration.getText();
  const escaped = name.replaceAll('$', '\\$');
  const written = `(?<![\\w$.])${escaped}(?:\\.[\\w$]+|\\[[^\\]]*\\])?\\s*=(?![=>])`;
  return new RegExp(`${written}|\\bassign\\(\\s*${escaped}(?![\\w$])`).test(text);
}

/** Whether a parameter is of a name, or leaves what it does not take apart to it: `{ id, ...rest }`. */
function holdsRest(
  compiler: Compiler,
  parameter: ts.BindingName,
  asked: string,
  key: string,
): boolean {
  if (compiler.isIdentifier(parameter)) return parameter.text === asked;
  if (compiler.isArrayBindingPattern(parameter)) return false;
  const taken = parameter.elements.some(
    ({ dotDotDotToken, name, propertyName }) =>
      dotDotDotToken === undefined && (propertyName ?? name).getText() === key,
  );
  return (
    !taken &&
    parameter.elements.some(
      ({ dotDotDotToken, name }) =>
        dotDotDotToken !== undefined && compiler.isIdentifier(name) && name.text === asked,
    )
  );
}
