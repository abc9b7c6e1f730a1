import { asksLess, asksMore, both, type ElementRow } from './element-row.js';

/** What travels beside the body of a request: with the client's requests, or with those of the server (callbacks, webhooks). */
export const parameterRows: readonly ElementRow[] = [
  {
    cell: 'parameter.existence.added-required',
    verdicts: asksMore,
    title: 'A required parameter is new',
    text: 'Requests that were complete before lack it.',
    oasdiff: {
      request: [
        'new-required-request-parameter',
        'new-request-path-parameter',
        'new-required-request-default-parameter-to-existing-path',
      ],
    },
  },
  {
    cell: 'parameter.existence.added-optional',
    verdicts: both('compatible'),
    title: 'An optional parameter is new',
    text: 'Who does not know it leaves it out.',
    oasdiff: {
      request: [
        'new-optional-request-parameter',
        'new-optional-request-default-parameter-to-existing-path',
      ],
    },
  },
  {
    cell: 'parameter.existence.removed-required',
    verdicts: { request: 'possible', response: 'breaking' },
    title: 'A required parameter is gone',
    text: 'Clients still send it, and a server may refuse what it does not know; who relied on receiving it misses it.',
    oasdiff: { request: ['request-parameter-removed'] },
  },
  {
    cell: 'parameter.existence.removed-optional',
    verdicts: both('possible'),
    title: 'An optional parameter is gone',
    text: 'Clients that send it are refused, or get an answer as if they had not: the description does not tell.',
    oasdiff: { request: ['request-parameter-removed'] },
  },
  {
    cell: 'parameter.existence.removed-after-sunset',
    verdicts: both('compatible'),
    title: 'A parameter is gone after its announced end',
    text: 'The old version marked it as deprecated and named a day for its end, and that day has come.',
    oasdiff: { request: ['request-parameter-removed-with-deprecation'] },
  },
  {
    cell: 'parameter.location.changed',
    verdicts: both('breaking'),
    title: 'A required parameter travels elsewhere',
    text: 'Requests carry it where nobody looks any longer, and lack it where it is asked for.',
  },
  {
    cell: 'parameter.location.changed-optional',
    verdicts: both('possible'),
    title: 'An optional parameter travels elsewhere',
    text: 'Where it travelled before it is not known any longer: the description does not tell whether that is refused.',
  },
  {
    cell: 'parameter.required.added',
    verdicts: asksMore,
    title: 'A parameter became required',
    text: 'Requests without it were complete before.',
    oasdiff: {
      request: ['request-parameter-became-required', 'request-header-property-became-required'],
    },
  },
  {
    cell: 'parameter.required.removed',
    verdicts: asksLess,
    title: 'A parameter became optional',
    text: 'Who sends it may leave it out now; who receives it can no longer count on it.',
    oasdiff: { request: ['request-parameter-became-optional'] },
  },
  {
    cell: 'parameter.style.changed',
    verdicts: both('breaking'),
    title: 'A parameter is written in another style',
    text: 'The same value makes another text.',
  },
  {
    cell: 'parameter.explode.changed',
    verdicts: both('breaking'),
    title: 'The items of a parameter are written otherwise',
    text: 'The same list makes another text: one text for all items, or one for each. Of single values it says nothing.',
  },
  {
    cell: 'parameter.reserved.allowed',
    verdicts: asksLess,
    title: 'Reserved characters may stand as they are',
    text: 'Encoded ones still mean the same; a receiver now meets plain ones.',
  },
  {
    cell: 'parameter.reserved.refused',
    verdicts: asksMore,
    title: 'Reserved characters must be encoded',
    text: 'Values that were sent as they are mean something else now.',
  },
  {
    cell: 'parameter.empty-value.allowed',
    verdicts: asksLess,
    title: 'A parameter may be empty',
    text: 'Empty values were not part of the contract before.',
  },
  {
    cell: 'parameter.empty-value.refused',
    verdicts: asksMore,
    title: 'A parameter may no longer be empty',
    text: 'Requests with an empty value were part of the contract before.',
  },
  {
    cell: 'parameter.form.changed',
    verdicts: both('possible'),
    title: 'A parameter became a media type of its own, or stopped being one',
    text: 'Whether the same text stands for the same value depends on the media type: nobody can tell from the description.',
  },
  {
    cell: 'parameter.media-type.changed',
    verdicts: both('breaking'),
    title: 'The media type of a parameter changed',
    text: 'The same value makes another text.',
  },
  {
    cell: 'parameter.name.changed',
    verdicts: both('annotation'),
    profiles: { sdk: 'breaking' },
    title: 'A variable of a path has another name',
    text: 'Names of path variables do not travel. Generated clients name their arguments after them.',
  },
  {
    cell: 'parameter.deprecation.added',
    verdicts: both('compatible'),
    title: 'A parameter is deprecated now',
    text: 'It still works; its end is announced.',
    oasdiff: { request: ['request-parameter-deprecated'] },
  },
  {
    cell: 'parameter.deprecation.removed',
    verdicts: both('compatible'),
    title: 'A parameter is no longer deprecated',
    text: 'It stays.',
    oasdiff: { request: ['request-parameter-reactivated'] },
  },
];
