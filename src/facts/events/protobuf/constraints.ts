import type { ProtoOption } from './proto-file.js';
import { memberOf } from './read-options.js';

/** What validation rules say of a text. */
export interface TextConstraints {
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
}

/** Rules of Protovalidate and its forerunner that name a format, with the name that JSON Schema has for it. */
const formats: Readonly<Record<string, string>> = {
  email: 'email',
  hostname: 'hostname',
  ip: 'ip',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  uri: 'uri',
  uri_ref: 'uri-reference',
  uuid: 'uuid',
};

/** Reads the rules for texts from `(buf.validate.field)` and `(validate.rules)`. */
export function findConstraints(options: readonly ProtoOption[]): TextConstraints {
  const rules = options
    .filter(({ name }) => name === 'buf.validate.field' || name === 'validate.rules')
    .map(({ value }) => memberOf(value, 'string'));
  const format = Object.keys(formats).find((rule) =>
    rules.some((each) => memberOf(each, rule) === true),
  );
  const pattern = rules.map((each) => memberOf(each, 'pattern')).find((each) => each !== undefined);
  const minLength = rules
    .map((each) => memberOf(each, 'min_len') ?? memberOf(each, 'len'))
    .find((each) => each !== undefined);
  return {
    ...(format !== undefined && { format: formats[format] ?? format }),
    ...(typeof pattern === 'string' && { pattern }),
    ...(typeof minLength === 'number' && { minLength }),
  };
}
