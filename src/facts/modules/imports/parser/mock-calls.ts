import type { Compiler, ts } from '../../../typescript/compiler.js';

/** The test runners whose calls name a file. */
export const mockReceivers = ['jest', 'vi', 'vitest'] as const;

/** Their methods that do. */
export const mockMethods = [
  'mock',
  'doMock',
  'dontMock',
  'unmock',
  'doUnmock',
  'deepUnmock',
  'setMock',
  'requireActual',
  'requireMock',
  'importActual',
  'importMock',
  'createMockFromModule',
  'genMockFromModule',
  'unstable_mockModule',
  'unstable_unmockModule',
] as const;

const receivers: ReadonlySet<string> = new Set(mockReceivers);
const methods: ReadonlySet<string> = new Set(mockMethods);

/** `jest.mock(…)`, `vi.importActual(…)` and their kin, also in a chain, and `mock.module(…)` of Node and Bun. */
export function isMockCall(compiler: Compiler, call: ts.CallExpression): boolean {
  const callee = call.expression;
  if (!compiler.isPropertyAccessExpression(callee)) return false;
  const { name, expression } = callee;
  if (name.text === 'module') {
    const receiver = compiler.isPropertyAccessExpression(expression) ? expression.name : expression;
    return compiler.isIdentifier(receiver) && receiver.text === 'mock';
  }
  if (!methods.has(name.text)) return false;
  let root = expression;
  while (compiler.isCallExpression(root) && compiler.isPropertyAccessExpression(root.expression)) {
    root = root.expression.expression;
  }
  return compiler.isIdentifier(root) && receivers.has(root.text);
}
