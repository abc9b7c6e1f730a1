import type { parse } from 'es-module-lexer';

/** Lists the imports of a text. Throws where it meets what it does not know. */
export type Lex = typeof parse;

let lexer: Promise<Lex> | undefined;

/** Loads es-module-lexer, which compiles its WebAssembly, when it is asked for first. */
export function loadLexer(): Promise<Lex> {
  lexer ??= import('es-module-lexer').then(async ({ init, parse }) => {
    await init();
    return parse;
  });
  return lexer;
}
