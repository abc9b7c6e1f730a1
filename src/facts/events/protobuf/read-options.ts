import { escapeStep } from '../../schema/documents/reference.js';
import type { ProtoOption } from './proto-file.js';

/** What the parser keeps of options: repeated ones one by one, those of several parts (`(a).b = 1`) as one. */
export type ParsedOptions = readonly Readonly<Record<string, unknown>>[] | null | undefined;

/** Options by their names without parentheses, in the order in which they are written. */
export function readOptions(parsed: ParsedOptions, pointer: string): readonly ProtoOption[] {
  return (parsed ?? []).flatMap((entry) =>
    Object.entries(entry).map(([written, value]) => {
      const isCustom = written.startsWith('(');
      const name = isCustom ? written.replace(/^\(\.?|\)$/g, '') : written;
      return {
        name,
        isCustom,
        value: toPlain(value),
        pointer: `${pointer}/options/${escapeStep(name)}`,
      };
    }),
  );
}

/** The first option of a name. */
export function findOption(options: readonly ProtoOption[], name: string): unknown {
  return options.find((option) => option.name === name)?.value;
}

/** JSON has no infinite numbers. */
function toPlain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toPlain(each)]));
}

/** Whether an option asks for the field: those of Google's APIs, of Protovalidate, and of its forerunner. */
export function isAskedFor(options: readonly ProtoOption[]): boolean {
  return options.some(({ name, value }) => {
    if (name === 'google.api.field_behavior') return value === 'REQUIRED' || value === 2;
    if (name === 'buf.validate.field') return memberOf(value, 'required') === true;
    if (name !== 'validate.rules') return false;
    return ['message', 'any', 'timestamp', 'duration'].some(
      (kind) => memberOf(memberOf(value, kind), 'required') === true,
    );
  });
}

/** An entry of what may be a mapping. */
export function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  // A value of an option is plain JSON: what is no list and no scalar is a mapping.
  return (value as Readonly<Record<string, unknown>>)[key];
}
