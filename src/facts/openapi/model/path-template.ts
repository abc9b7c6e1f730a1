/** A path of a description, taken apart. */
export interface PathTemplate {
  /** As it is written. */
  readonly path: string;
  /** `{}` in place of each variable. */
  readonly template: string;
  /** Names of the variables, in order. */
  readonly variables: readonly string[];
  /** The template between its slashes. */
  readonly segments: readonly string[];
}

const variable = /\{([^{}]*)\}/g;

/** Takes a path apart. One that does not begin with a slash is read as if it did. */
export function parsePath(path: string): PathTemplate {
  const variables = [...path.matchAll(variable)].map(([, name = '']) => name);
  const template = path.replaceAll(variable, '{}');
  const rooted = template.startsWith('/') ? template : `/${template}`;
  return { path, template: rooted, variables, segments: rooted.split('/') };
}

/** The name of a webhook, or the expression of a callback: braces in it mean something else. */
export function plainPath(path: string): PathTemplate {
  return { path, template: path, variables: [], segments: [path] };
}

/**
 * Whether a request may match both templates, and nothing tells which one counts: a concrete path goes before a template (the
 * specification of OpenAPI, 4.8.8.1).
 */
export function isAmbiguous(left: PathTemplate, right: PathTemplate): boolean {
  if (left.segments.length !== right.segments.length) return false;
  if (left.template === right.template) return true;
  let leftIsWider = false;
  let rightIsWider = false;
  for (let index = 0; index < left.segments.length; index += 1) {
    const [part, other] = [left.segments[index], right.segments[index]];
    if (part === other) continue;
    if (part === '{}') leftIsWider = true;
    else if (other === '{}') rightIsWider = true;
    else return false;
  }
  return leftIsWider && rightIsWider;
}
