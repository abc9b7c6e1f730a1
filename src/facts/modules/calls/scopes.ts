import type { Compiler, ts } from '../../typescript/compiler.js';

/** What a name is asked for as: `X` of `new X()` is a value, that of `x: X` a type, and that of `x: X.Y` a namespace. */
export type Meaning = 'value' | 'type' | 'namespace';

/** A node that gives a name a meaning. */
export type NamingNode =
  | ts.VariableDeclaration
  | ts.BindingElement
  | ts.ParameterDeclaration
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ClassLikeDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.EnumDeclaration
  | ts.ModuleDeclaration
  | ts.TypeParameterDeclaration
  | ts.ImportClause
  | ts.NamespaceImport
  | ts.ImportSpecifier
  | ts.ImportEqualsDeclaration;

export interface Scopes {
  /** The declarations that a name has at a node; empty where no scope around it declares it. */
  readonly find: (at: ts.Node, name: string, meaning: Meaning) => readonly NamingNode[];
  /** The declarations of a name in one scope. */
  readonly declaredIn: (scope: ts.Node, name: string, meaning: Meaning) => readonly NamingNode[];
}

type Table = Map<string, NamingNode[]>;

export function createScopes(compiler: Compiler): Scopes {
  const tables = new Map<ts.Node, Table | undefined>();
  const tableOf = (scope: ts.Node): Table | undefined => {
    if (!tables.has(scope)) tables.set(scope, readScope(compiler, scope));
    return tables.get(scope);
  };
  const declaredIn = (scope: ts.Node, name: string, meaning: Meaning): readonly NamingNode[] =>
    tableOf(scope)
      ?.get(name)
      ?.filter((node) => hasMeaning(compiler, node, meaning)) ?? [];
  return {
    declaredIn,
    find: (at, name, meaning) => {
      for (let scope: ts.Node | undefined = at; scope !== undefined; scope = parentOf(scope)) {
        const found = declaredIn(scope, name, meaning);
        if (found.length > 0) return found;
      }
      return [];
    },
  };
}

/** The types promise a parent to every node; that of a file is undefined. */
function parentOf(node: ts.Node): ts.Node | undefined {
  return node.parent;
}

function hasMeaning(compiler: Compiler, node: NamingNode, meaning: Meaning): boolean {
  switch (node.kind) {
    case compiler.SyntaxKind.InterfaceDeclaration:
    case compiler.SyntaxKind.TypeAliasDeclaration:
    case compiler.SyntaxKind.TypeParameter:
      return meaning === 'type';
    case compiler.SyntaxKind.VariableDeclaration:
    case compiler.SyntaxKind.BindingElement:
    case compiler.SyntaxKind.Parameter:
    case compiler.SyntaxKind.FunctionDeclaration:
    case compiler.SyntaxKind.FunctionExpression:
      return meaning === 'value';
    case compiler.SyntaxKind.ClassDeclaration:
    case compiler.SyntaxKind.ClassExpression:
      return meaning !== 'namespace';
    default:
      return true;
  }
}

function readScope(compiler: Compiler, scope: ts.Node): Table | undefined {
  const table: Table = new Map();
  const declare = (name: ts.Node | undefined, node: NamingNode): void => {
    if (name === undefined || !compiler.isIdentifier(name)) return;
    const nodes = table.get(name.text);
    if (nodes === undefined) table.set(name.text, [node]);
    else nodes.push(node);
  };
  const declareBinding = (
    name: ts.BindingName,
    node: ts.VariableDeclaration | ts.BindingElement | ts.ParameterDeclaration,
  ): void => {
    if (compiler.isIdentifier(name)) {
      declare(name, node);
      return;
    }
    for (const element of name.elements) {
      if (!compiler.isOmittedExpression(element)) declareBinding(element.name, element);
    }
  };
  const declareList = (list: ts.VariableDeclarationList): void => {
    for (const declaration of list.declarations) declareBinding(declaration.name, declaration);
  };
  const isVar = (list: ts.VariableDeclarationList): boolean =>
    (list.flags & compiler.NodeFlags.BlockScoped) === 0;
  const declareTypeParameters = (
    parameters: readonly ts.TypeParameterDeclaration[] | undefined,
  ): void => {
    for (const parameter of parameters ?? []) declare(parameter.name, parameter);
  };
  /** `var` belongs to the function, however deep its block. */
  const hoist = (node: ts.Node): void => {
    if (compiler.isFunctionLike(node) || compiler.isClassLike(node)) return;
    if (compiler.isVariableDeclarationList(node) && isVar(node)) declareList(node);
    compiler.forEachChild(node, hoist);
  };
  const declareStatements = (statements: readonly ts.Statement[], holdsVars: boolean): void => {
    for (const statement of statements) {
      if (compiler.isVariableStatement(statement)) {
        if (!isVar(statement.declarationList)) declareList(statement.declarationList);
      } else if (
        compiler.isFunctionDeclaration(statement) ||
        compiler.isClassDeclaration(statement) ||
        compiler.isInterfaceDeclaration(statement) ||
        compiler.isTypeAliasDeclaration(statement) ||
        compiler.isEnumDeclaration(statement) ||
        compiler.isModuleDeclaration(statement) ||
        compiler.isImportEqualsDeclaration(statement)
      ) {
        declare(statement.name, statement);
      } else if (compiler.isImportDeclaration(statement)) {
        const clause = statement.importClause;
        if (clause === undefined) continue;
        declare(clause.name, clause);
        const bindings = clause.namedBindings;
        if (bindings === undefined) continue;
        if (compiler.isNamespaceImport(bindings)) declare(bindings.name, bindings);
        else for (const element of bindings.elements) declare(element.name, element);
      }
      if (holdsVars) hoist(statement);
    }
  };

  if (compiler.isSourceFile(scope) || compiler.isModuleBlock(scope)) {
    declareStatements(scope.statements, true);
  } else if (compiler.isBlock(scope)) {
    const holdsVars =
      compiler.isFunctionLike(scope.parent) || compiler.isClassStaticBlockDeclaration(scope.parent);
    declareStatements(scope.statements, holdsVars);
  } else if (compiler.isCaseBlock(scope)) {
    for (const clause of scope.clauses) declareStatements(clause.statements, false);
  } else if (
    compiler.isForStatement(scope) ||
    compiler.isForInStatement(scope) ||
    compiler.isForOfStatement(scope)
  ) {
    const list = scope.initializer;
    if (list !== undefined && compiler.isVariableDeclarationList(list) && !isVar(list)) {
      declareList(list);
    }
  } else if (compiler.isCatchClause(scope)) {
    if (scope.variableDeclaration !== undefined) {
      declareBinding(scope.variableDeclaration.name, scope.variableDeclaration);
    }
  } else if (compiler.isFunctionLike(scope)) {
    if (compiler.isFunctionExpression(scope)) declare(scope.name, scope);
    for (const parameter of scope.parameters) declareBinding(parameter.name, parameter);
    declareTypeParameters(scope.typeParameters);
  } else if (compiler.isClassLike(scope)) {
    if (compiler.isClassExpression(scope)) declare(scope.name, scope);
    declareTypeParameters(scope.typeParameters);
  } else if (compiler.isInterfaceDeclaration(scope) || compiler.isTypeAliasDeclaration(scope)) {
    declareTypeParameters(scope.typeParameters);
  } else if (compiler.isMappedTypeNode(scope)) {
    declare(scope.typeParameter.name, scope.typeParameter);
  } else if (compiler.isConditionalTypeNode(scope)) {
    const visit = (node: ts.Node): void => {
      if (compiler.isInferTypeNode(node)) declare(node.typeParameter.name, node.typeParameter);
      compiler.forEachChild(node, visit);
    };
    visit(scope.extendsType);
  }
  return table.size === 0 ? undefined : table;
}
