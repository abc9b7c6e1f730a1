// Loads the compiler: imported lazily, and only where a script of k6 is named.
import type { Location } from '../../../report/index.js';
import type { DocumentPath } from '../../../source/document-path.js';
import { type Compiler, loadCompiler, type ts } from '../../typescript/compiler.js';
import { parseSource } from '../../typescript/parse.js';
import { textOfName } from '../../typescript/text-of-name.js';
import { unwrap } from '../../typescript/unwrap.js';

/** The options of a script, as far as they are written as they are. */
export interface ScriptOptions {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly locate: (path: DocumentPath) => Location;
}

/** Reads `export const options = { … }` of a script. What is computed is left out. */
export async function readOptions(uri: string, text: string): Promise<ScriptOptions> {
  const compiler = await loadCompiler();
  const { sourceFile } = parseSource(compiler, uri, text);
  const places = new Map<string, Location>();
  const locate = (path: DocumentPath) => places.get(path.join('/')) ?? { uri };
  for (const statement of sourceFile.statements) {
    if (!compiler.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (textOfName(compiler, name) !== 'options' || initializer === undefined) continue;
      const reader = new LiteralReader(compiler, sourceFile, uri, places);
      const options = reader.read(initializer, ['options']);
      if (typeof options === 'object' && options !== null && !Array.isArray(options)) {
        return { options: { ...options }, locate };
      }
    }
  }
  return { locate };
}

class LiteralReader {
  constructor(
    private readonly compiler: Compiler,
    private readonly sourceFile: ts.SourceFile,
    private readonly uri: string,
    private readonly places: Map<string, Location>,
  ) {}

  read(written: ts.Expression, path: DocumentPath): unknown {
    const { compiler } = this;
    const expression = unwrap(compiler, written);
    this.places.set(path.join('/'), this.#locate(expression));
    if (compiler.isStringLiteralLike(expression)) return expression.text;
    if (compiler.isArrayLiteralExpression(expression)) {
      return expression.elements.map((element, index) => this.read(element, [...path, index]));
    }
    if (!compiler.isObjectLiteralExpression(expression)) return undefined;
    return Object.fromEntries(
      expression.properties.flatMap((property) => {
        if (!compiler.isPropertyAssignment(property)) return [];
        const name = textOfName(compiler, property.name);
        if (name === undefined) return [];
        return [[name, this.read(property.initializer, [...path, name])] as const];
      }),
    );
  }

  #locate(node: ts.Node): Location {
    const place = (offset: number) => {
      const { line, character } = this.sourceFile.getLineAndCharacterOfPosition(offset);
      return { line: line + 1, column: character + 1 };
    };
    const [start, end] = [place(node.getStart(this.sourceFile)), place(node.getEnd())];
    return {
      uri: this.uri,
      region: {
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
      },
    };
  }
}
