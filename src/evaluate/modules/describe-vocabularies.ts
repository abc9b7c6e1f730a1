import type { Compiler, ts } from '../../facts/typescript/compiler.js';
import { parseSource } from '../../facts/typescript/parse.js';
import { loadCompiler } from '../../facts/typescript/compiler.js';
import type { CodeBase, DescribedPart, ModuleSubject } from './code-base.js';
import { judgedFiles } from './judged-files.js';
import { placeOfNode } from './place-of-node.js';
import { textOfName } from '../../facts/typescript/text-of-name.js';

/** What `input.modules[id].vocabularies` holds: closed lists of words that contexts declare for themselves. */
export interface VocabularyFacts {
  /** Names it as a subject. */
  readonly id: string;
  /** Index in `places`. */
  readonly from: number;
  readonly file: string;
  readonly context: string;
  /** `OrderStatus`. */
  readonly name: string;
  readonly form: 'enum' | 'union' | 'object';
  /** What a name of something of the context begins with: `order` of `orders` and of `order-management`. */
  readonly stem: string;
  /** Values where they are texts, else names; in small letters and without separators, sorted. */
  readonly words: readonly string[];
}

const rule = 'modules/published-language';

/** What the names of such lists end with, unless the settings of the rule say otherwise; the policy has the same. */
const endings = ['Status', 'State', 'Decision', 'Outcome', 'Verdict', 'Reason'];

/** Describes the lists of words of files in contexts. A file whose text declares none of the names is not parsed. */
export async function describeVocabularies(base: CodeBase): Promise<DescribedPart> {
  const vocabularies: VocabularyFacts[] = [];
  const subjects = new Map<string, ModuleSubject>();
  const described = { facts: { vocabularies }, subjects };
  if (!base.architecture.contexts || !base.isOn(rule)) return described;
  const given = base.parametersOf?.(rule)['names'];
  const ends = Array.isArray(given) ? given.map(String) : endings;
  const named = new RegExp(`\\b(?:enum|type|const)\\s+[\\w$]*(?:${ends.map(escape).join('|')})\\b`);
  let compiler: Compiler | undefined;
  for (const file of judgedFiles(base)) {
    const { id: from, context } = base.membership.placeOf(file);
    if (context === undefined) continue;
    const read = base.tree.read(file);
    if (read.kind !== 'text' || !named.test(read.text)) continue;
    compiler ??= await loadCompiler();
    const { sourceFile } = parseSource(compiler, file, read.text);
    for (const statement of sourceFile.statements) {
      const found = vocabularyOf(compiler, statement);
      if (found === undefined || !ends.some((end) => found.name.endsWith(end))) continue;
      const { node, ...words } = found;
      const id = `vocabulary:${vocabularies.length}`;
      vocabularies.push({ id, from, file, context, stem: stemOf(context), ...words });
      subjects.set(id, {
        subject: { kind: found.form, id: `${file}#${found.name}`, name: found.name },
        file: base.tree.uriOf(file),
        identity: [file, found.name],
        locate: () => placeOfNode(base, node),
      });
    }
  }
  return described;
}

interface Vocabulary extends Pick<VocabularyFacts, 'name' | 'form' | 'words'> {
  /** Its name in the text. */
  readonly node: ts.Node;
}

function vocabularyOf(compiler: Compiler, statement: ts.Statement): Vocabulary | undefined {
  if (compiler.isEnumDeclaration(statement)) {
    const members = statement.members.map(({ name, initializer }) =>
      initializer && compiler.isStringLiteralLike(initializer)
        ? initializer.text
        : textOfName(compiler, name),
    );
    return vocabulary('enum', statement.name, members);
  }
  if (compiler.isTypeAliasDeclaration(statement)) {
    const { type, name } = statement;
    const parts = compiler.isUnionTypeNode(type) ? type.types : [type];
    return vocabulary(
      'union',
      name,
      parts.map((part) =>
        compiler.isLiteralTypeNode(part) && compiler.isStringLiteral(part.literal)
          ? part.literal.text
          : undefined,
      ),
    );
  }
  if (!compiler.isVariableStatement(statement)) return undefined;
  const [declaration] = statement.declarationList.declarations;
  const object = declaration?.initializer && constObject(compiler, declaration.initializer);
  if (!declaration || !object || !compiler.isIdentifier(declaration.name)) return undefined;
  return vocabulary(
    'object',
    declaration.name,
    object.properties.map((property) =>
      compiler.isPropertyAssignment(property) && compiler.isStringLiteralLike(property.initializer)
        ? property.initializer.text
        : undefined,
    ),
  );
}

/** A list with a member that is no word is none. */
function vocabulary(
  form: Vocabulary['form'],
  node: ts.Identifier,
  members: readonly (string | undefined)[],
): Vocabulary | undefined {
  const words = members.filter((member) => member !== undefined);
  if (words.length === 0 || words.length < members.length) return undefined;
  return { form, node, name: node.text, words: [...new Set(words.map(bare))].sort() };
}

/** `{ … } as const`. */
function constObject(
  compiler: Compiler,
  node: ts.Expression,
): ts.ObjectLiteralExpression | undefined {
  return compiler.isAsExpression(node) &&
    compiler.isConstTypeReference(node.type) &&
    compiler.isObjectLiteralExpression(node.expression)
    ? node.expression
    : undefined;
}

/** `IN_DELIVERY` and `in-delivery` are one word. */
function bare(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function stemOf(context: string): string {
  const [first = ''] = context.toLowerCase().split(/[^\p{L}\p{N}]/u);
  return first.replace(/s$/, '');
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
