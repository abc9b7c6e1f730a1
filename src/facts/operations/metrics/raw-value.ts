import type { RawSort } from './metric.js';

const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i;

/** Ids that machines make: of MongoDB, ULID, KSUID and digests; each holds digits and letters, so that no word is one. */
const madeIds = [
  /^(?=.*\d)(?=.*[a-f])[\da-f]{24}$/i,
  /^(?=.*\d)[0-7][\dA-HJKMNP-TV-Z]{25}$/,
  /^(?=.*\d)(?=.*[a-f])[\da-f]{32,}$/i,
  /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\dA-Za-z]{27}$/,
];

/** Statuses, ports, years, quantiles and shards are shorter. */
const longNumber = /^\d{6,}$/;

const email = /^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i;

const time = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/** What a value stands for where there is no end of such values; undefined for one of a few. */
export function sortOfValue(value: string): RawSort | undefined {
  if (value.length > 4096) return 'id';
  if (email.test(value)) return 'e-mail';
  if (time.test(value)) return 'time';
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(value)) return sortOfAddress(value);
  if (value.startsWith('/')) return isRawPath(value) ? 'path with an id' : undefined;
  if (uuid.test(value)) return 'uuid';
  return isMadeId(value) ? 'id' : undefined;
}

/** An origin alone (`https://payments.example`) is one of a few peers. */
function sortOfAddress(value: string): RawSort | undefined {
  const rest = value.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '');
  return rest === '' || (rest.startsWith('/') && !isRawPath(rest) && isTemplate(rest))
    ? undefined
    : 'address';
}

/** A path that holds a query, or a step that is an id: `/orders/8741`. Versions (`/v1`, `/2024-10-01`) are none. */
function isRawPath(path: string): boolean {
  if (/[?&;]\w+=/.test(path)) return true;
  return path.split('/').some((step) => isRawStep(decode(step)));
}

/** A number alone is an id in a path, and a status or a port elsewhere. */
function isRawStep(step: string): boolean {
  if (isPlaceholder(step)) return false;
  return /^\d{1,}$/.test(step) || uuid.test(step) || email.test(step) || isMadeId(step);
}

function isTemplate(path: string): boolean {
  return path === '/' || path.split('/').some(isPlaceholder);
}

/** `{id}`, `:id`, `<int:id>`, `[id]`, `*`: as frameworks write them. */
function isPlaceholder(step: string): boolean {
  return /^(?::\w|[{<[(*$])/.test(step) || /[{}<>*]/.test(step);
}

function isMadeId(value: string): boolean {
  return longNumber.test(value) || madeIds.some((form) => form.test(value));
}

/** A value as a message may show it: the path alone, and of a step about somebody its sort. */
export function exampleOf(value: string): string | undefined {
  if (!value.startsWith('/')) return undefined;
  const [path = ''] = value.split(/[?#;]/);
  const steps = path.split('/').map((step) => (email.test(decode(step)) ? '(e-mail)' : step));
  const example = steps.join('/') + (path === value ? '' : '?…');
  return example.length <= 120 ? example : `${example.slice(0, 120)}…`;
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
