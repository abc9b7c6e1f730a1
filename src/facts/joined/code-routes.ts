import { textOfName } from '../typescript/text-of-name.js';
import type { Compiler, ts } from '../typescript/compiler.js';

/** The HTTP routes of one file. */
export interface RoutesOfFile {
  readonly paths: readonly string[];
  /** What of its routes is put together where it cannot be seen: `a prefix for all routes`. */
  readonly unknown?: string;
}

/** Words without which no file says anything of routes. */
export const routeTrace =
  /@Controller\b|setGlobalPrefix|RouterModule|\.(?:get|head|all|route|use|register)\s*\(/;

const methods = new Set(['get', 'head', 'all', 'route']);
const decorators = new Set(['Get', 'Head', 'All']);

/** Frameworks whose routers take a path and a handler; of any other object `get` means something else. */
const routers =
  /^(?:express|fastify|@fastify\/.*|koa-router|@koa\/router|hono|restify|find-my-way)$/;

/**
 * Reads the routes that answer GET in one file: those of controllers of NestJS, and those that are given to the router of Express,
 * Fastify, Koa or Hono as a text.
 *
 * @param imported - packages that the file imports
 */
export function readRoutes(
  compiler: Compiler,
  file: ts.SourceFile,
  imported: readonly string[],
): RoutesOfFile {
  const paths: string[] = [];
  let unknown: string | undefined;
  const isRouter = imported.some((name) => routers.test(name));
  const visit = (node: ts.Node): void => {
    if (compiler.isClassDeclaration(node)) {
      const found = readController(compiler, node);
      if (found === 'unknown') unknown ??= 'a path of a controller is put together';
      else paths.push(...found);
    }
    if (compiler.isCallExpression(node) && compiler.isPropertyAccessExpression(node.expression)) {
      const name = node.expression.name.text;
      const [first, second] = node.arguments;
      const path = first && textOfPath(compiler, first);
      if (name === 'setGlobalPrefix') unknown ??= 'all routes have a prefix';
      else if (isRouter && methods.has(name)) {
        if (path?.startsWith('/') === true) paths.push(path);
        else if (second && first && !compiler.isStringLiteralLike(first)) {
          unknown ??= 'a path of a route is put together';
        }
      } else if (isRouter && (name === 'use' || name === 'register')) {
        // Without a path it takes what comes, and may answer it.
        if (path !== undefined || second !== undefined) unknown ??= 'routers are put below a path';
      }
    }
    compiler.forEachChild(node, visit);
  };
  visit(file);
  return { paths, ...(unknown !== undefined && { unknown }) };
}

function readController(
  compiler: Compiler,
  node: ts.ClassDeclaration,
): readonly string[] | 'unknown' {
  const controller = decoratorOf(compiler, node, new Set(['Controller']));
  if (controller === undefined) return [];
  const prefixes = pathsOf(compiler, controller);
  if (prefixes === undefined) return 'unknown';
  const paths: string[] = [];
  for (const member of node.members) {
    const method = decoratorOf(compiler, member, decorators);
    if (method === undefined) continue;
    const own = pathsOf(compiler, method);
    if (own === undefined) return 'unknown';
    for (const prefix of prefixes) for (const path of own) paths.push(join(prefix, path));
  }
  return paths;
}

function decoratorOf(
  compiler: Compiler,
  node: ts.Node,
  names: ReadonlySet<string>,
): ts.CallExpression | undefined {
  if (!compiler.canHaveDecorators(node)) return undefined;
  for (const { expression } of compiler.getDecorators(node) ?? []) {
    if (!compiler.isCallExpression(expression)) continue;
    if (names.has(textOfName(compiler, expression.expression) ?? '')) return expression;
  }
  return undefined;
}

/** `@Get()`, `@Get('a')`, `@Get(['a', 'b'])`, `@Controller({ path: 'a' })`; undefined for what cannot be seen. */
function pathsOf(compiler: Compiler, call: ts.CallExpression): readonly string[] | undefined {
  const [first] = call.arguments;
  if (first === undefined) return [''];
  const text = textOfPath(compiler, first);
  if (text !== undefined) return [text];
  if (compiler.isArrayLiteralExpression(first)) {
    const texts = first.elements.map((each) => textOfPath(compiler, each));
    return texts.every((each) => each !== undefined) ? texts : undefined;
  }
  if (!compiler.isObjectLiteralExpression(first)) return undefined;
  for (const property of first.properties) {
    const name = property.name && textOfName(compiler, property.name);
    if (name === 'version' || name === undefined) return undefined;
    if (name !== 'path') continue;
    if (!compiler.isPropertyAssignment(property)) return undefined;
    const path = textOfPath(compiler, property.initializer);
    return path === undefined ? undefined : [path];
  }
  return [''];
}

function textOfPath(compiler: Compiler, node: ts.Node): string | undefined {
  return compiler.isStringLiteralLike(node) ? node.text : undefined;
}

function join(prefix: string, path: string): string {
  const steps = `${prefix}/${path}`.split('/').filter((step) => step !== '');
  return `/${steps.join('/')}`;
}
