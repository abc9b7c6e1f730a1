// Writes dist/schemas/kubernetes.jsonl: the schemas of the Kubernetes API, one definition a line, from the package kubernetes-models.
// That package ships compiled validators, not schemas: what each of them demands is read back from its source. Whatever has a form
// that is not known here is a fault, so that an update of the package cannot lose a demand unseen.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** The newest Kubernetes whose fields the package knows; its README names an older one. */
const kubernetesVersion = '1.33';

/** Fields that tell the version: one that came with it, and one of the next. */
const newest = { definition: 'IoK8sApiCoreV1Lifecycle', field: 'stopSignal' };
const next = { definition: 'IoK8sApiCoreV1PodSpec', field: 'hostnameOverride' };

const { resolve } = createRequire(import.meta.url);
const folders = ['kubernetes-models', '@kubernetes-models/apimachinery'].map((name) =>
  join(dirname(resolve(`${name}/package.json`)), '_schemas'),
);

/** Types with a JSON form of their own, for which the package has only part of it. */
const ownForms = [
  [/UtilIntstrIntOrString$/, () => ({ 'x-kubernetes-int-or-string': true })],
  [/ApiResourceQuantity$/, () => ({ format: 'quantity' })],
  [
    /RuntimeRawExtension$/,
    () => ({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true }),
  ],
  [/MetaV1FieldsV1$/, () => ({ type: 'object', 'x-kubernetes-preserve-unknown-fields': true })],
  [/MetaV1(?:Micro)?Time$/, () => ({ type: 'string', format: 'date-time' })],
  [/JSON$/, () => ({ 'x-kubernetes-preserve-unknown-fields': true })],
  [
    /JSONSchemaPropsOrBool$/,
    (name) => ({ byType: { boolean: {}, object: { $ref: name.slice(0, -'OrBool'.length) } } }),
  ],
  [
    /JSONSchemaPropsOrArray$/,
    (name) => {
      const one = { $ref: name.slice(0, -'OrArray'.length) };
      return { byType: { object: one, array: { items: one } } };
    },
  ],
  [
    /JSONSchemaPropsOrStringArray$/,
    (name) => {
      const object = { $ref: name.slice(0, -'OrStringArray'.length) };
      return { byType: { object, array: { items: { type: 'string' } } } };
    },
  ],
];

/** Reads all definitions, and writes those that the kinds need. */
export function writeKubernetesSchemas(file) {
  const definitions = new Map();
  for (const folder of folders) {
    for (const entry of readdirSync(folder).sort()) {
      if (!entry.endsWith('.js')) continue;
      const name = entry.slice(0, -'.js'.length);
      const form = ownForms.find(([pattern]) => pattern.test(name));
      definitions.set(name, form ? form[1](name) : readDefinition(join(folder, entry)));
    }
  }
  for (const [name, fields] of readDeclarations()) addUnread(name, definitions.get(name), fields);
  const kinds = {};
  const lines = [];
  const numbers = new Map();
  const numberOf = (name) => {
    let number = numbers.get(name);
    if (number === undefined) {
      const definition = definitions.get(name);
      if (definition === undefined) throw new Error(`there is no definition ${name}`);
      number = numbers.size;
      numbers.set(name, number);
      lines[number] = null;
      lines[number] = JSON.stringify(link(definition));
    }
    return number;
  };
  const link = (node) => {
    if (Array.isArray(node)) return node.map(link);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) =>
        key === '$ref' && typeof value === 'string' ? [key, numberOf(value)] : [key, link(value)],
      ),
    );
  };
  refuseOtherVersion(definitions);
  dropUnenforced(definitions);
  const objectMeta = numberOf('IoK8sApimachineryPkgApisMetaV1ObjectMeta');
  for (const [name, { properties = {} }] of definitions) {
    const [apiVersion] = properties.apiVersion?.enum ?? [];
    const [kind] = properties.kind?.enum ?? [];
    // A list of objects is opened before anything is judged.
    if (apiVersion === undefined || kind === undefined || properties.items !== undefined) continue;
    (kinds[apiVersion] ??= {})[kind] = numberOf(name);
  }
  mkdirSync(dirname(file), { recursive: true });
  const header = { kubernetes: kubernetesVersion, objectMeta, kinds };
  writeFileSync(file, `${[JSON.stringify(header), ...lines].join('\n')}\n`);
  writeFileSync(join(dirname(file), 'THIRD-PARTY.txt'), thirdPartyNotice());
}

function thirdPartyNotice() {
  const { name, version } = JSON.parse(
    readFileSync(resolve('kubernetes-models/package.json'), 'utf8'),
  );
  const licence = readFileSync(
    join(dirname(resolve('kubernetes-models/package.json')), 'LICENSE'),
    'utf8',
  );
  return `kubernetes.jsonl was made from ${name} ${version}, under the licence below. What that holds was made from the API of Kubernetes,
Copyright The Kubernetes Authors, licensed under the Apache License, Version 2.0: the LICENSE of this package has its text.

${licence}`;
}

/**
 * Fields that the published schemas demand and the API server does not: it gives them a default, or takes an absent one for an
 * empty one. A field more in this table makes the rule miss its absence, never find what is none.
 */
const unenforced = {
  ControllerRevision: ['revision'],
  CSINodeSpec: ['drivers'],
  CustomResourceDefinitionVersion: ['served', 'storage'],
  EndpointSlice: ['endpoints'],
  HTTPHeader: ['value'],
  ISCSIPersistentVolumeSource: ['lun'],
  ISCSIVolumeSource: ['lun'],
  LimitRangeSpec: ['limits'],
  NetworkPolicySpec: ['podSelector'],
  PodFailurePolicy: ['rules'],
  PodFailurePolicyOnPodConditionsPattern: ['status'],
  PreferredSchedulingTerm: ['preference'],
  PriorityClass: ['value'],
  RoleRef: ['apiGroup'],
  SleepAction: ['seconds'],
  StatefulSetSpec: ['serviceName'],
  Sysctl: ['value'],
  TokenRequest: ['audience'],
  TokenRequestSpec: ['audiences'],
};

function refuseOtherVersion(definitions) {
  const has = ({ definition, field }) => field in definitions.get(definition).properties;
  if (has(newest) && !has(next)) return;
  throw new Error(
    `kubernetes-models has no longer the fields of ${kubernetesVersion}: correct the version here, on the page of the rule and in its parameter acceptedFields`,
  );
}

function dropUnenforced(definitions) {
  for (const [type, fields] of Object.entries(unenforced)) {
    const versions = [...definitions].filter(([name]) =>
      new RegExp(`V\\d+(?:(?:alpha|beta)\\d+)?${type}$`).test(name),
    );
    if (versions.length === 0) throw new Error(`there is no definition ${type}`);
    for (const [, definition] of versions) {
      definition.required = definition.required?.filter((field) => !fields.includes(field));
    }
  }
}

/**
 * The validators leave out fields that are called as something of JSON Schema is (`description`, `x-kubernetes-…`): the declarations
 * of the types know them. Elsewhere both have to agree.
 */
function addUnread(name, definition, fields) {
  if (definition?.properties === undefined) return;
  for (const [field, { type, isOptional }] of fields) {
    if (definition.properties[field] === undefined) {
      definition.properties[field] = schemaOf(name, type);
    }
    if (isOptional === (definition.required ?? []).includes(field)) {
      throw fault(name, `it is not clear whether ${field} is required`);
    }
  }
  for (const field of Object.keys(definition.properties)) {
    if (!fields.has(field)) throw fault(name, `no declaration has the field ${field}`);
  }
}

/** `Array<string>` */
function schemaOf(name, type) {
  if (type === 'string' || type === 'boolean') return { type };
  const item = /^Array<(.*)>$/.exec(type)?.[1];
  if (item !== undefined) return { type: 'array', items: schemaOf(name, item) };
  if (/^IIo\w+$/.test(type)) return { $ref: type.slice(1) };
  throw fault(name, `the type ${type} is not understood`);
}

/** The fields of each definition, from the declarations of the types. */
function readDeclarations() {
  const declarations = new Map();
  for (const folder of folders.map(dirname)) {
    for (const entry of readdirSync(folder, { recursive: true })) {
      if (!entry.endsWith('.d.ts') || entry.endsWith('index.d.ts')) continue;
      const text = readFileSync(join(folder, entry), 'utf8');
      const name = /\bI\w+ as I(Io\w+)/.exec(text)?.[1];
      const body = /^export interface \w+ \{\n([\s\S]*?)^\}/m.exec(text)?.[1];
      if (name === undefined || body === undefined) continue;
      const fields = body.matchAll(/^ {4}"([^"]+)"(\??): (.*?);?$/gm);
      declarations.set(
        name,
        new Map(
          [...fields].map(([, field, mark, type]) => [field, { type, isOptional: mark === '?' }]),
        ),
      );
    }
  }
  if (declarations.size < 500) throw new Error('the declarations of the types were not found');
  return declarations;
}

/** What the exported validator of a file demands. */
function readDefinition(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  const functions = new Map();
  /** `wrapper0` stands for the function that it holds. */
  const wrappers = new Map();
  const imports = new Map();
  const values = new Map();
  let exported;
  visit(source, (node) => {
    if (ts.isFunctionLike(node) && node.name) functions.set(node.name.text, node);
    if (!ts.isVariableDeclaration(node) || !node.initializer) return;
    const name = node.name.text;
    const { initializer } = node;
    if (ts.isFunctionExpression(initializer)) {
      functions.set(name, initializer);
      if (name === 'validate') exported ??= initializer.name.text;
    } else if (name === 'validate' && ts.isIdentifier(initializer)) exported ??= initializer.text;
    else if (ts.isCallExpression(initializer) && initializer.expression.getText() === 'require') {
      imports.set(name, initializer.arguments[0].text.split('/').at(-1).replace(/\.js$/, ''));
    } else if (name.startsWith('wrapper')) {
      const [{ initializer: held }] = initializer.properties;
      wrappers.set(name, ts.isIdentifier(held) ? held.text : held.name.text);
    } else if (/^(?:schema|formats)\d/.test(name)) values.set(name, initializer.getText());
  });
  const read = (name, trail) => {
    if (trail.includes(name)) throw fault(file, `${name} contains itself`);
    return readFunction(file, functions.get(name), {
      functions,
      wrappers,
      imports,
      read,
      trail: [...trail, name],
      exported,
      values,
    });
  };
  return read(exported, []);
}

function readFunction(file, declaration, context) {
  const root = {};
  const scope = { file, root, alternatives: false, ...context };
  const walk = (node) => {
    if (node !== declaration && ts.isFunctionLike(node)) return;
    if (ts.isObjectLiteralExpression(node)) readError(node, scope);
    else if (ts.isCallExpression(node)) readCall(node, scope);
    else if (isField(node)) at(scope, [{ property: fieldName(node) }]);
    ts.forEachChild(node, walk);
  };
  walk(declaration);
  return root;
}

/** `data.spec`, `data["$ref"]` */
function isField(node) {
  // The validator of a list asks for its length.
  if (ts.isVariableDeclaration(node.parent) && /^len\d/.test(node.parent.name.getText()))
    return false;
  if (ts.isPropertyAccessExpression(node)) return node.expression.getText() === 'data';
  return (
    ts.isElementAccessExpression(node) &&
    node.expression.getText() === 'data' &&
    ts.isStringLiteral(node.argumentExpression)
  );
}

function fieldName(node) {
  return ts.isPropertyAccessExpression(node) ? node.name.text : node.argumentExpression.text;
}

/** An error that the validator would report is a demand of the schema. */
function readError(node, scope) {
  const entries = new Map(
    node.properties.map((property) => [property.name.text, property.initializer ?? property.name]),
  );
  const keyword = entries.get('keyword')?.text;
  if (keyword === undefined) return;
  const schema = at(scope, stepsOf(scope.file, entries.get('instancePath')));
  const [parameter] = entries.get('params').properties;
  switch (keyword) {
    case 'type':
      schema.type = parameter.initializer.text;
      return;
    case 'required':
      (schema.required ??= []).push(parameter.initializer.text);
      return;
    case 'format':
      schema.format = parameter.initializer.text;
      return;
    case 'enum': {
      const name = parameter.initializer.expression.getText();
      const values = /enum:(\[[^\]]*\])/.exec(scope.values.get(name) ?? '')?.[1];
      if (values === undefined) throw fault(scope.file, `the enum of ${name} cannot be read`);
      schema.enum = JSON.parse(values);
      return;
    }
    default:
      throw fault(scope.file, `the keyword ${keyword} is not known`);
  }
}

/** A call of another validator: a definition of its own, or a part of this one. */
function readCall(node, scope) {
  const [, options] = node.arguments;
  if (node.arguments.length !== 2 || !ts.isObjectLiteralExpression(options)) return;
  const place = options.properties.find(({ name }) => name.text === 'instancePath');
  if (place === undefined) return;
  const schema = at(scope, stepsOf(scope.file, place.initializer ?? place.name));
  const callee = ts.isParenthesizedExpression(node.expression)
    ? node.expression.expression.right
    : node.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.expression.text : callee.text;
  const imported = scope.imports.get(name);
  const local = scope.wrappers.get(name) ?? name;
  if (imported !== undefined) schema.$ref = imported;
  else if (local === scope.exported) schema.$ref = nameOf(scope.file);
  else if (scope.functions.has(local)) merge(scope.file, schema, scope.read(local, scope.trail));
  else throw fault(scope.file, `the call of ${name} is not understood`);
}

function merge(file, schema, part) {
  for (const [key, value] of Object.entries(part)) {
    if (schema[key] !== undefined && JSON.stringify(schema[key]) !== JSON.stringify(value)) {
      throw fault(file, `two demands differ in ${key}`);
    }
    schema[key] = value;
  }
}

function nameOf(file) {
  return file.replaceAll('\\', '/').split('/').at(-1).replace(/\.js$/, '');
}

/** `instancePath+"/ports/"+i0` */
function stepsOf(file, expression) {
  const text = expression.getText();
  const [start, ...parts] = text.split(/\+(?=["ik])/);
  if (start !== 'instancePath') throw fault(file, `the path ${text} is not understood`);
  return parts.flatMap((part) => {
    if (/^i\d+$/.test(part)) return [{ items: true }];
    if (/^key\d+\./.test(part)) return [{ map: true }];
    if (!part.startsWith('"/')) throw fault(file, `the path ${text} is not understood`);
    return JSON.parse(part)
      .split('/')
      .filter((name) => name !== '')
      .map((property) => ({ property }));
  });
}

/** The schema at a path below that of a function. */
function at({ root }, steps) {
  let schema = root;
  for (const step of steps) {
    if (step.items) schema = schema.items ??= {};
    else if (step.map) schema = schema.additionalProperties ??= {};
    else schema = (schema.properties ??= {})[step.property] ??= {};
  }
  return schema;
}

function visit(node, each) {
  each(node);
  ts.forEachChild(node, (child) => visit(child, each));
}

function fault(file, message) {
  return new Error(`${file}: ${message}`);
}
