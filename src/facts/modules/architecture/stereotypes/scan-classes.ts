import { CodeWords } from './code-words.js';

/** A class as its text declares it. */
export interface ScannedClass {
  /** Undefined where it has none. */
  readonly name?: string;
  /** As they are written, without `@` and arguments: `Controller`, `nest.Controller`. */
  readonly decorators: readonly string[];
}

const modifiers: ReadonlySet<string> = new Set(['export', 'default', 'abstract', 'declare']);

/** Finds the classes of a text and what decorates them, without a parser. */
export function scanClasses(text: string): readonly ScannedClass[] {
  const words = new CodeWords(text);
  const classes: ScannedClass[] = [];
  let decorators: string[] = [];
  let before = '';
  for (let word = words.next(); word !== undefined; word = words.next()) {
    if (word === '@') {
      const decorator = readDecorator(words);
      if (decorator !== undefined) decorators.push(decorator);
    } else if (word === 'class' && before !== '.') {
      const [, name] = words.peek(/\s+(?!(?:extends|implements)\b)([\w$]+)/y) ?? [];
      if (name !== undefined || decorators.length > 0) {
        classes.push({ ...(name !== undefined && { name }), decorators });
      }
      decorators = [];
    } else if (!modifiers.has(word)) decorators = [];
    before = word;
  }
  return classes;
}

/** Moves on to after its arguments. */
function readDecorator(words: CodeWords): string | undefined {
  const written = words.peek(/[\w$]+(?:\s*\.\s*[\w$]+)*/y)?.[0].replaceAll(/\s/g, '');
  const steps = written?.split('.') ?? [];
  // Each step is a word, with a dot between.
  for (let count = steps.length * 2 - 1; count > 0; count -= 1) words.next();
  if (words.peek(/\s*\(/y)) {
    words.next();
    words.passTo('(', ')');
  }
  return written;
}
