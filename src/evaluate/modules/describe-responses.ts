import type { Origin } from '../../facts/modules/calls/tracer.js';
import { classesIn } from '../../facts/modules/calls/classes-in.js';
import { nameOf } from '../../facts/modules/calls/name-of.js';
import type { ts } from '../../facts/typescript/compiler.js';
import type { CodeBase, DescribedPart, ModuleSubject } from './code-base.js';
import { type Asker, filesMadeFor } from './describe-calls.js';
import { placeOfNode } from './place-of-node.js';
import { type TracedBase, traceCode } from './traced-code.js';

/** What of `input.modules[id]` is about answers. */
export interface AnsweringFacts {
  /** Names the files of controllers as a subject; absent where there are none. */
  readonly answering?: string;
  readonly responses: readonly ResponseFacts[];
}

/** What a handler of a controller gives back that has a name. */
export interface ResponseFacts {
  /** Names it as a subject. */
  readonly id: string;
  readonly file: string;
  /** `OrdersController.find`. */
  readonly handler: string;
  /** The class or type: `Order`. */
  readonly name: string;
  /** Where it is declared: a file or a package. */
  readonly target: string;
  /** Of that file. */
  readonly stereotypes: readonly string[];
  /** Of the class, without `@`. */
  readonly decorators: readonly string[];
  /** Its annotation says so; else what is returned. */
  readonly isAnnotated: boolean;
}

const asker: Asker = {
  rule: 'modules/dto-at-boundary',
  parameter: 'controllers',
  stereotypes: ['controller'],
};

/** Decorators of methods that answer a request: of NestJS, routing-controllers, tsoa, type-graphql. */
export const routes: ReadonlySet<string> = new Set([
  'All',
  'Delete',
  'FieldResolver',
  'Get',
  'Head',
  'MessagePattern',
  'Mutation',
  'Patch',
  'Post',
  'Put',
  'Query',
  'ResolveField',
  'Sse',
  'Subscription',
]);

/** Describes what controllers answer with. */
export async function describeResponses(base: CodeBase): Promise<DescribedPart> {
  const files = filesMadeFor(base, [asker]);
  const responses: ResponseFacts[] = [];
  const subjects = new Map<string, ModuleSubject>();
  if (files.length === 0) return { facts: { responses }, subjects };
  const answering = 'answering';
  subjects.set(answering, {
    subject: { kind: 'files', id: 'controllers' },
    files,
    identity: ['controllers'],
    locate: () => undefined,
  });
  const traced = await traceCode(base);
  const { compiler, trees } = traced;
  for (const file of files) {
    const tree = trees.of(file);
    if (tree === undefined) continue;
    const handlers = classesIn(compiler, tree)
      .flatMap(({ members }) => members)
      .filter((member) => compiler.isMethodDeclaration(member))
      .filter((method) => decoratorsOf(traced, method).some((name) => routes.has(name)));
    for (const handler of handlers) {
      const given = new Set<string>();
      for (const answer of answersOf(traced, handler)) {
        const described = describeAnswer(base, traced, handler, answer);
        if (described === undefined || given.has(described.facts.name)) continue;
        given.add(described.facts.name);
        const id = `response:${responses.length}`;
        responses.push({ id, ...described.facts });
        subjects.set(id, described.subject);
      }
    }
  }
  const facts: AnsweringFacts = { answering, responses };
  return { facts: { ...facts }, subjects };
}

interface Answer {
  readonly origin: Origin;
  readonly at: ts.Node;
  readonly isAnnotated: boolean;
}

/** What an annotation names counts; without one, what is returned. */
function answersOf(traced: TracedBase, handler: ts.MethodDeclaration): readonly Answer[] {
  const { compiler, tracer } = traced;
  const answers: Answer[] = [];
  const add = (origin: Origin | undefined, at: ts.Node, isAnnotated: boolean): void => {
    if (origin !== undefined) answers.push({ origin, at, isAnnotated });
  };
  const visitType = (node: ts.Node): void => {
    if (compiler.isTypeReferenceNode(node)) {
      // Who picks fields of an entity has made a type of the boundary.
      if (picking.has(node.typeName.getText())) return;
      add(tracer.originOfType(node), node, true);
    }
    compiler.forEachChild(node, visitType);
  };
  const visitBody = (node: ts.Node): void => {
    if (compiler.isFunctionLike(node) || compiler.isClassLike(node)) return;
    if (compiler.isReturnStatement(node) && node.expression !== undefined) {
      add(tracer.originOfContent(node.expression), node.expression, false);
    }
    compiler.forEachChild(node, visitBody);
  };
  if (handler.type !== undefined && !saysNothing(compiler, handler.type)) visitType(handler.type);
  else if (handler.body !== undefined) compiler.forEachChild(handler.body, visitBody);
  return answers;
}

const picking: ReadonlySet<string> = new Set(['Omit', 'Pick']);

/** `any`, `Promise<any>`, `Observable<unknown>`. */
function saysNothing(compiler: TracedBase['compiler'], type: ts.TypeNode): boolean {
  if (compiler.isTypeReferenceNode(type)) {
    const [argument, ...others] = type.typeArguments ?? [];
    return argument !== undefined && others.length === 0 && saysNothing(compiler, argument);
  }
  return (
    type.kind === compiler.SyntaxKind.AnyKeyword || type.kind === compiler.SyntaxKind.UnknownKeyword
  );
}

function describeAnswer(
  base: CodeBase,
  traced: TracedBase,
  handler: ts.MethodDeclaration,
  { origin, at, isAnnotated }: Answer,
): { readonly facts: Omit<ResponseFacts, 'id'>; readonly subject: ModuleSubject } | undefined {
  const { compiler, tracer } = traced;
  const target = targetOf(traced, origin);
  if (target === undefined) return undefined;
  const { membership, tree } = base;
  const file = tracer.fileOf(handler);
  const name = nameOf(compiler, handler);
  const [owner] = membership.ownersOf(file);
  return {
    facts: {
      file,
      handler: name,
      ...target,
      stereotypes: origin.kind === 'package' ? [] : membership.placeOf(target.target).stereotypes,
      isAnnotated,
    },
    subject: {
      subject: {
        kind: 'handler',
        id: `${file}#${name}`,
        name,
        ...(owner !== undefined && { owner }),
      },
      file: tree.uriOf(file),
      identity: [file, name, target.name],
      locate: () => placeOfNode(base, at),
    },
  };
}

function targetOf(
  traced: TracedBase,
  origin: Origin,
): Pick<ResponseFacts, 'name' | 'target' | 'decorators'> | undefined {
  if (origin.kind === 'package') {
    // A value of a package has members; what is named as a type has none, but in a namespace of types.
    const isValue = origin.members.includes('()');
    return isValue ? undefined : { name: origin.name, target: origin.package, decorators: [] };
  }
  if (origin.kind !== 'class' || origin.isStatic) return undefined;
  const { declaration, file, name } = origin;
  return { name, target: file, decorators: decoratorsOf(traced, declaration) };
}

/** Names of the decorators of a class or a method. */
function decoratorsOf({ compiler }: TracedBase, node: ts.Node): readonly string[] {
  if (!compiler.canHaveDecorators(node)) return [];
  return (compiler.getDecorators(node) ?? []).flatMap(({ expression }) => {
    const named = compiler.isCallExpression(expression) ? expression.expression : expression;
    if (compiler.isIdentifier(named)) return named.text;
    return compiler.isPropertyAccessExpression(named) ? named.name.text : [];
  });
}
