import type { ImportedName, ImportReference } from '../../model/index.js';
import { namesOfPattern } from '../calls/names-of-pattern.js';

const form = /import\s*\(\s*(?:\/\*[^*]*\*\/\s*)*(?<quoted>"[^"\\\r\n]*"|'[^'\\\r\n]*')\s*,?\s*\)/y;

/** `f(() => import('a'))`; words that may stand before a type in brackets are no `f`. */
const isArgument = /(?<callee>[\w$]+)\(\s*(?:async\s*)?\(\s*\)\s*=>\s*$/;
const beforeTypes =
  /^(?:as|asserts|extends|implements|in|infer|is|keyof|of|out|readonly|satisfies|typeof|unique)$/;

const isAwaited = /(?<line>.*\S)(?<gap>\s*)\bawait[ \t]+$/;
const isDeclared =
  /(?:^|[\s;{}])(?:const|let|var)\s+(?:(?<whole>[\w$]+)|\{(?<list>[\w$\s,:]*)\})\s*=\s*await[ \t]+$/;

/** How much before a dynamic import tells what becomes of it. */
const reach = 400;

interface Part {
  readonly reference: ImportReference;
  readonly end: number;
}

/**
 * Reads a dynamic import, for which `import('a')` in a type could be taken. Undefined where what is beside it leaves that open, or where it
 * is not certain which names it gives.
 */
export function readDynamicImport(
  text: string,
  start: number,
  { hasElements }: { readonly hasElements: boolean },
): Part | undefined {
  form.lastIndex = start;
  const quoted = form.exec(text)?.groups?.['quoted'];
  if (quoted === undefined) return undefined;
  const end = form.lastIndex;
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  // Spaces for the compiler, letters for an expression.
  if (/[\u0085\u200b]/.test(before + after)) return undefined;
  const names = isCallback(before, after) ? [] : namesOfAwaited(before, after);
  // What elements hold as text may read like an expression, but never holds an arrow.
  if (names === undefined || (hasElements && !/=>\s*$/.test(before))) return undefined;
  const from = text.indexOf(quoted, start);
  return {
    reference: {
      kind: 'dynamic',
      specifier: quoted.slice(1, -1),
      isTypeOnly: false,
      isDeferred: true,
      names,
      start: from,
      end: from + quoted.length,
    },
    end,
  };
}

/** `import('a').then(…)` and `f(() => import('a'))`. */
function isCallback(before: string, after: string): boolean {
  if (/^\.(?:then|catch|finally)\(/.test(after)) return true;
  const callee = isArgument.exec(before)?.groups?.['callee'];
  return callee !== undefined && !beforeTypes.test(callee);
}

/** The names of `const { a: b } = await import('a');`. */
function namesOfAwaited(before: string, after: string): readonly ImportedName[] | undefined {
  const awaited = isAwaited.exec(before)?.groups;
  if (awaited === undefined || /^\s*\)/.test(after)) return undefined;
  const { line = '', gap = '' } = awaited;
  // A comment may stand there, and before it what takes the value.
  if (/[(/]$/.test(line) || (line.includes('//') && /[\n\r]/.test(gap))) return undefined;
  if (!line.endsWith('=')) return [];
  const declared = isDeclared.exec(before)?.groups;
  if (declared === undefined || !/^[ \t]*;/.test(after)) return undefined;
  const { whole, list } = declared;
  return whole === undefined ? namesOfPattern(list ?? '') : [{ name: '*', as: whole }];
}
