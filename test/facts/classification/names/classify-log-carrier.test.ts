import { expect, test } from '@jest/globals';
import { classifyLogCarrier } from '../../../../src/facts/classification/names/index.js';

function look(path: string): string | undefined {
  const [name = '', ...containers] = path.split('.').reverse();
  const carrier = classifyLogCarrier({ name, containers });
  return carrier && `${carrier.kind} ${carrier.confidence}`;
}

test.each([
  ['url', 'url high'],
  ['url.full', 'url high'],
  ['http.target', 'url high'],
  ['referer', 'url high'],
  ['url.query', 'query high'],
  ['queryString', 'query high'],
  ['http.request.headers', 'headers high'],
  ['req.headers.authorization', 'headers high'],
  ['requestBody', 'body high'],
  ['http.request.body.content', 'body high'],
  ['formData', 'body high'],
  ['db.statement', 'statement high'],
  ['sqlBindings', 'statement high'],
  ['process.command_args', 'command high'],
  ['exception.message', 'error high'],
  ['err.stack', 'error high'],
  ['stackTrace', 'error high'],
  ['prompt', 'conversation high'],
  ['toolCalls', 'conversation high'],
  ['mdc.tenant', 'context high'],
  ['message', 'text low'],
  ['error', 'text low'],
  ['payload', 'text low'],
])('%s carries %s', (path, expected) => {
  expect(look(path)).toBe(expected);
});

test.each([
  'level',
  'logger',
  'timestamp',
  'traceId',
  'http.request.body.size',
  'http.response.status_code',
  'query.hash',
  'environment',
  'service.name',
  'duration',
  'error.type',
])('%s carries nothing', (path) => {
  expect(look(path)).toBeUndefined();
});

test('a number carries nothing', () => {
  expect(classifyLogCarrier({ name: 'body', types: ['integer'] })).toBeUndefined();
});
