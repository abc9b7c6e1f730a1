import { memberOf } from './read-options.js';
import type { ProtoOption } from './proto-file.js';

/** What an edition leaves to files, messages and fields; the syntaxes before it are editions with all of it fixed. */
export interface Features {
  readonly presence: 'explicit' | 'implicit' | 'required';
  readonly areEnumsOpen: boolean;
  readonly areMessagesDelimited: boolean;
}

/** @param syntax - `proto2`, `proto3`, or a year; what is absent is proto2 */
export function featuresOf(syntax: string): Features {
  const isProto2 = syntax === 'proto2';
  return {
    presence: syntax === 'proto3' ? 'implicit' : 'explicit',
    areEnumsOpen: !isProto2,
    areMessagesDelimited: false,
  };
}

const presences: Readonly<Record<string, Features['presence']>> = {
  EXPLICIT: 'explicit',
  IMPLICIT: 'implicit',
  LEGACY_REQUIRED: 'required',
};

/** The features within something that has these options. */
export function withOptions(features: Features, options: readonly ProtoOption[]): Features {
  let changed = features;
  for (const { name, value } of options) {
    if (name !== 'features') continue;
    const presence = memberOf(value, 'field_presence');
    const enums = memberOf(value, 'enum_type');
    const encoding = memberOf(value, 'message_encoding');
    changed = {
      presence:
        typeof presence === 'string' ? (presences[presence] ?? changed.presence) : changed.presence,
      areEnumsOpen: enums === undefined ? changed.areEnumsOpen : enums !== 'CLOSED',
      areMessagesDelimited:
        encoding === undefined ? changed.areMessagesDelimited : encoding === 'DELIMITED',
    };
  }
  return changed;
}
