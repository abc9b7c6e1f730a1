// Makes the modules of dist load what they import when they first use it, as the option `lazy` of Babel does: an import becomes a function of the
// same name, on the same line. But for the runners none of them does anything by being loaded, so nobody can tell but by the clock.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** @param entry - what has to answer when nothing can be loaded any more: it loads its imports at once, and they theirs */
export function makeRequiresLazy(folder, entry) {
  const eager = closureOf(join(folder, entry));
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (!name.endsWith('.js') || eager.has(file)) continue;
    const text = readFileSync(file, 'utf8');
    const lazy = makeLazy(text);
    if (lazy !== text) writeFileSync(file, lazy);
  }
}

function closureOf(entry) {
  const files = new Set([entry]);
  for (const file of files) {
    for (const { specifier } of readImports(parse(readFileSync(file, 'utf8')))) {
      if (specifier.startsWith('.')) files.add(join(dirname(file), specifier));
    }
  }
  return files;
}

/** @param {string} text - a module as the compiler writes it */
export function makeLazy(text) {
  const source = parse(text);
  const imports = new Map(readImports(source).map((each) => [each.name, { ...each, uses: [] }]));
  const visit = (node) => {
    const found = ts.isIdentifier(node) ? imports.get(node.text) : undefined;
    if (found !== undefined && found.declaration !== node && !isProperty(node)) {
      // What is no `name.member` is a variable of that name, or all of the module handed on: that import stays as it is.
      if (ts.isPropertyAccessExpression(node.parent)) found.uses.push(node);
      else imports.delete(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...imports.values()]
    .flatMap((each) => (each.uses.some(isExported) ? asGetters(each) : asFunction(each)))
    .map(({ from, to, text }) => ({ start: from.getStart(source), end: to.end, text }))
    .sort((left, right) => right.start - left.start)
    .reduce((done, edit) => done.slice(0, edit.start) + edit.text + done.slice(edit.end), text);
}

function asFunction({ name, statement, load, uses }) {
  const text = `let ${name}_; const ${name} = () => (${name}_ ??= ${load});`;
  return [
    { from: statement, to: statement, text },
    ...uses.map((use) => ({
      from: use,
      to: use,
      text: isConstructed(use) ? `(${name}())` : `${name}()`,
    })),
  ];
}

/** Node finds the names of an entry by reading its text: `get: function () { return name.member; }`, and nothing else, is one. */
function asGetters({ name, statement, load, uses }) {
  const members = [...new Set(uses.map(({ parent }) => parent.name.text))];
  const getters = members.map(
    (member) => `get ${member}() { return (${name}_ ??= ${load}).${member}; }`,
  );
  const text = `let ${name}_; const ${name} = { ${getters.join(', ')} };`;
  return [{ from: statement, to: statement, text }];
}

/** Whether it stands in `Object.defineProperty(exports, …)`. */
function isExported(node) {
  let at = node;
  while (at.parent !== undefined && !ts.isExpressionStatement(at)) at = at.parent;
  return /^Object\.defineProperty\(exports, /.test(at.getText());
}

function parse(text) {
  return ts.createSourceFile('module.js', text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.JS);
}

/** `const name = require('…')` at the top of a module, or the same with what the compiler puts around it. */
function readImports(source) {
  return source.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return [];
    const [{ name: declaration, initializer }, ...others] = statement.declarationList.declarations;
    if (others.length > 0 || initializer === undefined) return [];
    const load = initializer.getText(source);
    const [, specifier] = /^(?:__import\w+\()?require\("([^"]+)"\)\)?$/.exec(load) ?? [];
    if (specifier === undefined || !ts.isIdentifier(declaration)) return [];
    return [{ name: declaration.text, declaration, statement, load, specifier }];
  });
}

/** The member in `object.member`, or the key in `{ key: … }`. */
function isProperty(node) {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) &&
    parent.name === node
  );
}

/** `new name.Member()` would construct what the function gives. */
function isConstructed(node) {
  let at = node;
  while (ts.isPropertyAccessExpression(at.parent) && at.parent.expression === at) at = at.parent;
  return ts.isNewExpression(at.parent) && at.parent.expression === at;
}
