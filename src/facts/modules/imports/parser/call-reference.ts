import type { Compiler, ts } from '../../../typescript/compiler.js';
import type { ImportReference } from '../../model/index.js';
import { calledRequire } from './handed-require.js';
import { isDeferred } from './is-deferred.js';
import { isMockCall } from './mock-calls.js';
import { namesOfCall } from './names-of-call.js';
import { type Parsed, refer } from './refer.js';
import { unwrap } from '../../../typescript/unwrap.js';

/** `import(…)`, `require(…)`, `jest.mock(…)` and their kin. */
export function callReference(
  parsed: Parsed,
  call: ts.CallExpression,
): ImportReference | undefined {
  const { compiler } = parsed;
  const [first] = call.arguments;
  if (first === undefined) return undefined;
  const argument = unwrap(compiler, first);
  if (isImportCall(compiler, call)) {
    if (isArgumentOfMock(compiler, call)) return undefined;
    const names = namesOfCall(compiler, call, { isPromise: true });
    return refer(parsed, 'dynamic', argument, { isDeferred: true, names });
  }
  if (isMockCall(compiler, call)) {
    const isImport = compiler.isCallExpression(argument) && isImportCall(compiler, argument);
    return refer(parsed, 'mock', (isImport ? argument.arguments[0] : undefined) ?? argument, {
      isDeferred: isDeferred(compiler, call),
    });
  }
  const callee = unwrap(compiler, call.expression);
  const member = compiler.isPropertyAccessExpression(callee) ? callee : undefined;
  if (member?.name.text === 'call') return calledRequire(parsed, call, member.expression);
  const isResolve = member?.name.text === 'resolve';
  const base = parsed.baseOfRequire(isResolve ? member.expression : callee);
  if (base === undefined) return undefined;
  const names = isResolve ? [] : namesOfCall(compiler, call, { isPromise: false });
  return refer(parsed, 'require', argument, {
    names,
    isDeferred: isDeferred(compiler, call),
    isElsewhere: base === 'other',
  });
}

/** `import('x')`, `import.defer('x')`. */
function isImportCall(compiler: Compiler, { expression }: ts.CallExpression): boolean {
  const { ImportKeyword } = compiler.SyntaxKind;
  return (
    expression.kind === ImportKeyword ||
    (compiler.isMetaProperty(expression) && expression.keywordToken === ImportKeyword)
  );
}

/** `vi.mock(import('x'))` loads nothing. */
function isArgumentOfMock(compiler: Compiler, call: ts.CallExpression): boolean {
  const { parent } = call;
  return (
    compiler.isCallExpression(parent) &&
    parent.arguments[0] === call &&
    isMockCall(compiler, parent)
  );
}
