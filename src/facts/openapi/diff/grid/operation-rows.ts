import { both, type ElementRow } from './element-row.js';

/** Operations: a client calls them, or the server does (webhooks and callbacks). */
export const operationRows: readonly ElementRow[] = [
  {
    cell: 'operation.existence.removed',
    verdicts: both('breaking'),
    severity: 'critical',
    title: 'An operation, webhook or callback is gone',
    text: 'Clients that call it are refused, and clients that wait for it wait for ever.',
    oasdiff: {
      request: ['api-removed-without-deprecation', 'api-path-removed-without-deprecation'],
      response: ['webhook-removed'],
    },
  },
  {
    cell: 'operation.existence.removed-after-sunset',
    verdicts: both('compatible'),
    title: 'An operation is gone after its announced end',
    text: 'The old version marked it as deprecated and named a day for its end, and that day has come.',
    oasdiff: { request: ['api-removed-with-deprecation', 'api-path-removed-with-deprecation'] },
  },
  {
    cell: 'operation.existence.added',
    verdicts: both('compatible'),
    title: 'An operation, webhook or callback is new',
    text: 'Nobody who kept to the old contract calls it or listens to it.',
    oasdiff: { request: ['endpoint-added'], response: ['webhook-added'] },
  },
  {
    cell: 'operation.existence.undecided',
    verdicts: both('possible'),
    title: 'Whether an operation is still there is not known',
    text: 'One of the versions has its path, and nothing of it could be read.',
  },
  {
    cell: 'operation.deprecation.added',
    verdicts: both('compatible'),
    title: 'An operation is deprecated now',
    text: 'It still works; its end is announced.',
    oasdiff: { request: ['endpoint-deprecated', 'endpoint-deprecated-with-sunset'] },
  },
  {
    cell: 'operation.deprecation.removed',
    verdicts: both('compatible'),
    title: 'An operation is no longer deprecated',
    text: 'It stays.',
    oasdiff: { request: ['endpoint-reactivated'] },
  },
  {
    cell: 'operation.id.changed',
    verdicts: both('annotation'),
    profiles: { sdk: 'breaking' },
    title: 'The id of an operation changed',
    text: 'Generated clients name their functions after it. It does not travel.',
  },
  {
    cell: 'operation.id.removed',
    verdicts: both('annotation'),
    profiles: { sdk: 'breaking' },
    title: 'The id of an operation is gone',
    text: 'Generated clients name their functions after it. It does not travel.',
    oasdiff: { request: ['api-operation-id-removed'] },
  },
  {
    cell: 'operation.id.added',
    verdicts: both('annotation'),
    profiles: { sdk: 'possible' },
    title: 'An operation has an id now',
    text: 'Generated clients name their functions after it, and made a name up before. It does not travel.',
    oasdiff: { request: ['api-operation-id-added'] },
  },
  {
    cell: 'operation.tag.removed',
    verdicts: both('annotation'),
    profiles: { sdk: 'possible' },
    title: 'An operation lost a tag',
    text: 'Generated clients sort their functions by tags. They do not travel.',
    oasdiff: { request: ['api-tag-removed'] },
  },
  {
    cell: 'operation.tag.added',
    verdicts: both('annotation'),
    profiles: { sdk: 'possible' },
    title: 'An operation has a further tag',
    text: 'Generated clients sort their functions by tags. They do not travel.',
    oasdiff: { request: ['api-tag-added'] },
  },
];
