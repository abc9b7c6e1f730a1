import type { Compiler, ts } from '../typescript/compiler.js';
import { textOfName } from '../typescript/text-of-name.js';

/** What a system is reached by in the texts and names of code. */
export interface LegacyNames {
  readonly hosts?: readonly string[];
  /** With their schema: `old_shop.orders`, `old_shop.*`. */
  readonly tables?: readonly string[];
  readonly variables?: readonly string[];
}

/** A place of code that names a part of such a system. */
export interface LegacyMention {
  /** `the variable LEGACY_DATABASE_URL`. */
  readonly what: string;
  readonly node: ts.Node;
}

/** A pattern without which no text of a file names any of them; undefined where there is nothing to look for. */
export function traceOf({
  hosts = [],
  tables = [],
  variables = [],
}: LegacyNames): RegExp | undefined {
  const words = [...hosts, ...variables, ...tables.map((table) => wordOf(table))];
  return words.length === 0 ? undefined : new RegExp(words.map(escape).join('|'), 'i');
}

/** What stands in a text however the name is quoted: the table, or the schema where all of it is meant. */
function wordOf(table: string): string {
  const steps = table.split('.').filter((step) => step !== '*');
  return steps.at(-1) ?? table;
}

/**
 * Finds where a file names a part of a system: a variable as a name or a text, a host in a text, a table in a statement of SQL, in a text of
 * its own, or as `schema` and `name` of a mapping. Comments say nothing.
 */
export function findLegacyMentions(
  compiler: Compiler,
  file: ts.SourceFile,
  { hosts = [], tables = [], variables = [] }: LegacyNames,
): readonly LegacyMention[] {
  const mentions: LegacyMention[] = [];
  const hostPatterns = hosts.map((host) => ({
    host,
    pattern: new RegExp(String.raw`(?<![\w.-])${escape(host)}(?![\w-]|\.\w)`, 'i'),
  }));
  const tablePatterns = tables.map((table) => ({ table, ...patternsOf(table) }));
  const readText = (text: string, node: ts.Node): void => {
    for (const { host, pattern } of hostPatterns) {
      if (pattern.test(text)) mentions.push({ what: `the host ${host}`, node });
    }
    const plain = text.replaceAll(/["`[\]]/g, '');
    for (const { table, inStatement, alone } of tablePatterns) {
      if (inStatement.test(plain) || alone.test(plain)) {
        mentions.push({ what: `the table ${table}`, node });
      }
    }
  };
  const readName = (name: string, node: ts.Node): void => {
    if (variables.includes(name)) mentions.push({ what: `the variable ${name}`, node });
  };
  const visit = (node: ts.Node): void => {
    if (compiler.isImportDeclaration(node) || compiler.isExportDeclaration(node)) return;
    if (compiler.isIdentifier(node)) readName(node.text, node);
    else if (compiler.isStringLiteralLike(node)) {
      readName(node.text, node);
      readText(node.text, node);
    } else if (compiler.isTemplateExpression(node)) {
      // What is put in is no part of a name, and parts a statement as a word does.
      const spans = node.templateSpans.map(({ literal }) => literal.text);
      readText([node.head.text, ...spans].join(' ? '), node);
    } else if (compiler.isObjectLiteralExpression(node)) {
      const mapped = mappedTable(compiler, node);
      for (const { table, alone } of tablePatterns) {
        const isMeant = mapped !== undefined && alone.test(mapped);
        if (isMeant) mentions.push({ what: `the table ${table}`, node });
      }
    }
    compiler.forEachChild(node, visit);
  };
  visit(file);
  return mentions;
}

/** `old_shop.orders` of `{ schema: 'old_shop', name: 'orders' }`, as mappers of objects take it. */
function mappedTable(compiler: Compiler, node: ts.ObjectLiteralExpression): string | undefined {
  const texts = new Map<string, string>();
  for (const property of node.properties) {
    if (!compiler.isPropertyAssignment(property)) continue;
    const name = textOfName(compiler, property.name);
    const { initializer } = property;
    if (name !== undefined && compiler.isStringLiteralLike(initializer)) {
      texts.set(name, initializer.text);
    }
  }
  const schema = texts.get('schema');
  const name = texts.get('name') ?? texts.get('tableName') ?? texts.get('table') ?? '?';
  return schema === undefined ? undefined : `${schema}.${name}`;
}

/** Words of SQL before a table. */
const before = String.raw`(?:from|join|into|update|table|truncate|references|exec|execute|call)\s+(?:only\s+)?`;

function patternsOf(table: string): { readonly inStatement: RegExp; readonly alone: RegExp } {
  const name = table
    .split('.')
    .map((step) => (step === '*' ? String.raw`[\w$?]+` : escape(step)))
    .join(String.raw`\s*\.\s*`);
  const end = String.raw`(?![\w$]|\s*\.\s*\w)`;
  return {
    inStatement: new RegExp(String.raw`\b${before}${name}${end}`, 'i'),
    alone: new RegExp(`^\\s*${name}\\s*$`, 'i'),
  };
}

function escape(text: string): string {
  return text.replaceAll(/[^\w]/g, String.raw`\$&`);
}
