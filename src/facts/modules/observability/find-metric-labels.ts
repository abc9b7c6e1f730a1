import type { Compiler, ts } from '../../typescript/compiler.js';
import { called } from '../calls/entity.js';
import { symbolAround } from '../calls/symbol-around.js';
import type { Tracer } from '../calls/tracer.js';
import { nameOf } from '../search/walk-body.js';
import { unwrapAwaited } from '../../typescript/unwrap.js';
import { textOfName } from '../../typescript/text-of-name.js';

/** A label of a metric, where it is named or where it is given a value. */
export interface MetricLabel {
  readonly file: string;
  /** The function around it. */
  readonly symbol: string | undefined;
  /** Undefined for a value that is given by its place: `counter.labels(url)`. */
  readonly name: string | undefined;
  /** As it is written: `req.originalUrl`; undefined where the label is named only. */
  readonly value: string | undefined;
  /** What names and values have no end of: `user id`, `raw URL`; undefined where nothing says so. */
  readonly unbounded: string | undefined;
  readonly node: ts.Node;
}

/** Words of a text that uses metrics. */
export const metricTrace =
  /prom-client|nestjs-prometheus|@opentelemetry\/|labelNames|\.startTimer\(|createHistogram|createCounter/;

const makers: ReadonlySet<string> = new Set([
  'Counter',
  'Gauge',
  'Histogram',
  'Summary',
  'makeCounterProvider',
  'makeGaugeProvider',
  'makeHistogramProvider',
  'makeSummaryProvider',
]);

/** Methods that take the values of labels, with the argument that holds them. */
const takers: ReadonlyMap<string, number> = new Map([
  ['inc', 0],
  ['dec', 0],
  ['set', 0],
  ['observe', 0],
  ['startTimer', 0],
  ['labels', 0],
  // OpenTelemetry: the value comes first.
  ['add', 1],
  ['record', 1],
]);

const metricPackages =
  /^(?:prom-client|@willsoto\/nestjs-prometheus|@opentelemetry\/(?:api|sdk-metrics|api-metrics)|nestjs-otel)$/;

/** The labels that a file names and fills. */
export function findMetricLabels(
  compiler: Compiler,
  tracer: Tracer,
  tree: ts.SourceFile,
): readonly MetricLabel[] {
  const ts = compiler;
  const labels: MetricLabel[] = [];
  const add = (
    node: ts.Node,
    { name, value, unbounded }: Pick<MetricLabel, 'name' | 'value' | 'unbounded'>,
  ): void => {
    const symbol = symbolAround(ts, node);
    labels.push({ file: tree.fileName, symbol, name, value, unbounded, node });
  };
  const addValue = (name: string | undefined, value: ts.Expression): void => {
    const unbounded = kindOfValue(ts, value) ?? (name === undefined ? undefined : kindOfName(name));
    add(value, { name, value: value.getText(), unbounded });
  };
  const readNames = (call: ts.CallExpression | ts.NewExpression): void => {
    for (const names of arraysNamed(ts, call, 'labelNames')) {
      for (const element of names.elements) {
        if (!ts.isStringLiteralLike(element)) continue;
        const { text: name } = element;
        add(element, { name, value: undefined, unbounded: kindOfName(name) });
      }
    }
  };
  const readValues = (call: ts.CallExpression, index: number): void => {
    const given = call.arguments[index];
    const values = given && unwrapAwaited(ts, given);
    if (values && ts.isObjectLiteralExpression(values)) {
      for (const property of values.properties) {
        if (ts.isPropertyAssignment(property))
          addValue(textOfName(ts, property.name), property.initializer);
        if (ts.isShorthandPropertyAssignment(property)) addValue(property.name.text, property.name);
      }
    } else if (nameOf(ts, unwrapAwaited(ts, call.expression)) === 'labels') {
      for (const value of call.arguments) addValue(undefined, value);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      const origin = tracer.originOf(node.expression);
      if (origin?.kind === 'package' && metricPackages.test(origin.package)) {
        const last = origin.members.findLast((member) => member !== called) ?? origin.name;
        if (makers.has(last)) readNames(node);
        const index = takers.get(nameOf(ts, unwrapAwaited(ts, node.expression)));
        if (index !== undefined && ts.isCallExpression(node)) readValues(node, index);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return labels;
}

function arraysNamed(
  ts: Compiler,
  call: ts.CallExpression | ts.NewExpression,
  name: string,
): readonly ts.ArrayLiteralExpression[] {
  return (call.arguments ?? []).flatMap((argument) => {
    const options = unwrapAwaited(ts, argument);
    if (!ts.isObjectLiteralExpression(options)) return [];
    return options.properties.flatMap((property) => {
      if (!ts.isPropertyAssignment(property) || textOfName(ts, property.name) !== name) return [];
      const value = unwrapAwaited(ts, property.initializer);
      return ts.isArrayLiteralExpression(value) ? [value] : [];
    });
  });
}

const kindsOfNames: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:user|customer|account|client|member|person|actor|subject)_?(?:id|uuid)$|^uid$/i,
    'an id of a user',
  ],
  [/^(?:request|correlation|trace|span|transaction|message|event|job)_?id$/i, 'an id of a request'],
  [
    /^(?:session|order|cart|payment|invoice|document|entity|object|record|device)_?id$|^(?:uu)?id$/i,
    'an id',
  ],
  [/^(?:e_?mail|email_?address|user_?name|phone(?:_?number)?)$/i, 'something personal'],
  [/^(?:url|uri|raw_?(?:url|path)|original_?url|full_?url|href|query(?:_?string)?)$/i, 'a raw URL'],
  [
    /^(?:error_?(?:message|stack)|err_?message|message|stack(?:_?trace)?|exception_?message)$/i,
    'the text of an error',
  ],
  [/^(?:ip|ip_?address|client_?ip|remote_?addr(?:ess)?|user_?agent)$/i, 'an address of a caller'],
  [/^(?:timestamp|access_?token|token|sql|statement)$/i, 'a value that is new each time'],
];

/** What a label has no end of by its name. */
function kindOfName(name: string): string | undefined {
  const plain = name.replaceAll(/[.-]/g, '_');
  return kindsOfNames.find(([pattern]) => pattern.test(plain))?.[1];
}

const request = String.raw`(?:req|request|ctx|context|ctx\.req(?:uest)?|context\.req(?:uest)?|c\.req)`;
const rawUrl = new RegExp(
  String.raw`^(?:this\.)?${request}(?:\.raw|\.request)?\??\.(?:url|originalUrl|path|href)$`,
);

/** What a value has no end of: through templates, fallbacks, and the constant that holds it. */
function kindOfValue(ts: Compiler, expression: ts.Expression, depth = 0): string | undefined {
  const value = unwrapAwaited(ts, expression);
  const follow = (inner: ts.Expression): string | undefined => kindOfValue(ts, inner, depth + 1);
  if (depth > 5) return undefined;
  if (ts.isTemplateExpression(value)) {
    return value.templateSpans
      .map((span) => follow(span.expression))
      .find((kind) => kind !== undefined);
  }
  if (ts.isBinaryExpression(value)) {
    // `req.route?.path ?? req.path` falls back to what has no end.
    return follow(value.left) ?? follow(value.right);
  }
  if (ts.isConditionalExpression(value)) return follow(value.whenTrue) ?? follow(value.whenFalse);
  if (ts.isCallExpression(value)) {
    const callee = unwrapAwaited(ts, value.expression);
    const name = nameOf(ts, callee);
    const [first] = value.arguments;
    if (name === 'String' && first) return follow(first);
    const isKept = ['toString', 'toLowerCase', 'toUpperCase', 'trim'].includes(name);
    return isKept && ts.isPropertyAccessExpression(callee) ? follow(callee.expression) : undefined;
  }
  if (ts.isPropertyAccessExpression(value)) {
    const text = value.getText().replaceAll(/[?!]\./g, '.');
    if (rawUrl.test(text)) return 'a raw URL';
    const owner = nameOf(ts, unwrapAwaited(ts, value.expression));
    const { text: member } = value.name;
    if (
      /^(?:err|error|e|ex|exception|reason|cause)$/i.test(owner) &&
      /^(?:message|stack)$/.test(member)
    ) {
      return 'the text of an error';
    }
    if (member === 'id' || member === '_id' || member === 'uuid') {
      return /^(?:user|customer|account|member|actor|req|request)$/i.test(owner)
        ? 'an id of a user'
        : 'an id';
    }
    return member === 'message' || member === 'url' || member === 'path'
      ? undefined
      : kindOfName(member);
  }
  if (ts.isIdentifier(value)) {
    const initializer = constantNamed(ts, value);
    if (initializer) return follow(initializer);
    return kindOfName(value.text);
  }
  return undefined;
}

/** What a constant of a function or block around a name was given. */
function constantNamed(ts: Compiler, name: ts.Identifier): ts.Expression | undefined {
  for (let around: ts.Node = name.parent; !ts.isSourceFile(around); around = around.parent) {
    if (!ts.isBlock(around)) continue;
    for (const statement of around.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      const found = statement.declarationList.declarations.find(
        (declaration) => ts.isIdentifier(declaration.name) && declaration.name.text === name.text,
      );
      if (found?.initializer) return found.initializer;
    }
  }
  return undefined;
}
