import { describe, expect, test } from '@jest/globals';
import { openObjects } from '../../../src/facts/kubernetes/objects.js';
import { readDocuments } from '../../../src/source/read-documents.js';

function open(stream: string) {
  const read = readDocuments('x.yaml', stream);
  const opened = read.documents.map((document) => openObjects(document));
  return {
    objects: opened.flatMap(({ objects }) => objects),
    problems: [...read.problems, ...opened.flatMap(({ problems }) => problems)],
  };
}

/** Kind, namespace, name and path of every object. */
function list(stream: string): string[] {
  const { objects, problems } = open(stream);
  expect(problems).toEqual([]);
  return objects.map(
    ({ kind, namespace, name, path }) => `${kind} ${namespace}/${name} ${path.join('.')}`,
  );
}

/** Line, code and message of every problem. */
function tell(stream: string): string[] {
  return open(stream).problems.map(
    ({ location, code, message }) => `${location?.region?.startLine} ${code} ${message}`,
  );
}

const configMap = (name: string) => `{apiVersion: v1, kind: ConfigMap, metadata: {name: ${name}}}`;

describe('openObjects', () => {
  test('takes an object as it is', () => {
    const stream =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\n';
    const [object] = open(stream).objects;
    expect(object).toMatchObject({
      path: [],
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: 'web',
      namespace: 'shop',
      document: { uri: 'x.yaml', line: 1 },
    });
    expect(object?.value).toBe(object?.document.value);
    expect(object).not.toHaveProperty('generateName');
  });

  test.each([
    ['metadata: {namespace: ""}', { name: '', namespace: '' }],
    ['metadata: {namespace: null, name: null}', { name: '', namespace: '' }],
    ['metadata: null', { name: '', namespace: '' }],
    ['spec: {}', { name: '', namespace: '' }],
    ['metadata: [x]', { name: '', namespace: '' }],
    ['metadata: {generateName: x-}', { name: '', generateName: 'x-' }],
    ['metadata: {name: 123, namespace: true}', { name: '123', namespace: 'true' }],
    ['metadata: {name: {a: b}}', { name: '' }],
  ])('reads the name of %p', (line, expected) => {
    expect(open(`apiVersion: v1\nkind: A\n${line}\n`).objects).toMatchObject([expected]);
  });

  test('opens lists, lists in lists, and skips nulls in them', () => {
    const stream = `apiVersion: v1\nkind: List\nitems:\n- ${configMap('a')}\n- null\n- apiVersion: v1\n  kind: List\n  items: [${configMap('b')}]\n- {apiVersion: v1, kind: List, items: []}\n- {apiVersion: v1, kind: List}\n`;
    expect(list(stream)).toEqual(['ConfigMap /a items.0', 'ConfigMap /b items.2.items.0']);
  });

  test('gives the items of a typed list what the list says of them', () => {
    const stream = `apiVersion: v1\nkind: ConfigMapList\nmetadata: {resourceVersion: "1"}\nitems:\n- metadata: {name: a}\n- ${configMap('b')}\n- {apiVersion: v2, metadata: {name: c}}\n- null\n`;
    expect(list(stream)).toEqual([
      'ConfigMap /a items.0',
      'ConfigMap /b items.1',
      'ConfigMap /c items.2',
    ]);
    const { objects } = open(stream);
    expect(objects.map(({ apiVersion }) => apiVersion)).toEqual(['v1', 'v1', 'v2']);
    expect(objects[0]?.value).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a' },
    });
    expect(Object.getPrototypeOf(objects[0]?.value)).toBeNull();
  });

  test.each([
    ['an empty typed list', 'kind: ConfigMapList\nitems: []\n', 0],
    ['a typed list of nothing', 'kind: ConfigMapList\nitems:\n', 0],
    ['a kind of another list', 'kind: AllowList\nmetadata: {name: a}\nspec: {items: [x]}\n', 1],
    ['items that are no objects', 'kind: DenyList\nitems: [10.0.0.0/8]\n', 1],
    [
      'a named list of mappings',
      'kind: DenyList\nmetadata: {name: a}\nitems: [{metadata: {name: x}}]\n',
      1,
    ],
    ['more than a list', 'kind: NotAList\nitems:\nspec: {}\n', 1],
    ['no items at all', 'kind: AccessList\n', 1],
    ['items that are no list', 'kind: AccessList\nitems: {a: 1}\n', 1],
  ])('counts %s', (_, lines, count) => {
    expect(list(`apiVersion: v1\n${lines}`)).toHaveLength(count);
  });

  test('opens an array of objects', () => {
    expect(list(`[${configMap('a')}, null, ${configMap('b')}]`)).toEqual([
      'ConfigMap /a 0',
      'ConfigMap /b 2',
    ]);
  });

  test.each<[string, string, string[]]>([
    ['a text', '# x\njust a sentence\n', ['2 not-an-object a text is no Kubernetes object']],
    ['a number', '42\n', ['1 not-an-object a number is no Kubernetes object']],
    ['a list of texts', '---\n- a\n- b\n', ['2 not-an-object a list is no Kubernetes object']],
    ['an empty array', '[]\n', ['1 not-an-object a list is no Kubernetes object']],
    [
      'values',
      'name: x\nreplicas: 3\n',
      ['1 not-an-object a mapping without apiVersion and kind is no Kubernetes object'],
    ],
    [
      'no kind',
      'apiVersion: v2\nname: x\n',
      ['1 not-an-object a mapping without kind is no Kubernetes object'],
    ],
    [
      'an empty kind',
      'apiVersion: v1\nkind: ""\n',
      ['1 not-an-object a mapping without kind is no Kubernetes object'],
    ],
    [
      'a version that is a number',
      'apiVersion: 1\nkind: A\n',
      ['1 not-an-object a mapping without apiVersion is no Kubernetes object'],
    ],
    [
      'the wrong case',
      'apiVersion: v1\nKind: Service\n',
      ['1 not-an-object the key Kind is to be written kind'],
    ],
    [
      'the other wrong case',
      'apiversion: v1\nkind: Service\n',
      ['1 not-an-object the key apiversion is to be written apiVersion'],
    ],
    [
      'an item',
      `apiVersion: v1\nkind: List\nitems:\n- ${configMap('a')}\n- b\n- {c: 1}\n`,
      [
        '5 not-an-object a text is no Kubernetes object',
        '6 not-an-object a mapping without apiVersion and kind is no Kubernetes object',
      ],
    ],
    [
      'items',
      'apiVersion: v1\nkind: List\nitems: {a: 1}\n',
      ['3 not-an-object the items of a List are no list'],
    ],
    [
      'an element of an array',
      `[${configMap('a')},\n1]`,
      ['2 not-an-object a number is no Kubernetes object'],
    ],
    [
      'the braces of a template',
      'apiVersion: v1\nkind: A\nmetadata:\n  name: x-{{ .y }}\n',
      ['4 template-unrendered a template that was not rendered: metadata.name holds {{ }}'],
    ],
  ])('tells the line of what is no object: %s', (_, stream, problems) => {
    expect(tell(stream)).toEqual(problems);
  });

  test('keeps the objects beside what is none', () => {
    const { objects, problems } = open(`[${configMap('a')}, 1, ${configMap('b')}]`);
    expect([objects.length, problems.length]).toEqual([2, 1]);
  });

  test('says what to do about values and other documents, and where an item stands', () => {
    const [values] = open('name: x\n').problems;
    expect(values?.hint).toContain('helm template');
    expect(values?.hint).toContain('archfit check documents');
    const [item] = open('apiVersion: v1\nkind: List\nitems: [1]\n').problems;
    expect(item?.location).toMatchObject({ uri: 'x.yaml', pointer: '/items/0' });
  });
});
