import type { EventDocument, Mark } from '../model/index.js';
import type { ProtoOption } from './proto-file.js';

/** Options of Protobuf itself: for code generators, or read as something else than a mark. */
const ofLanguage = new Set(
  `deprecated default json_name packed lazy unverified_lazy weak ctype jstype retention targets features edition_defaults
  feature_support message_set_wire_format no_standard_descriptor_accessor map_entry deprecated_legacy_json_field_conflicts
  allow_alias optimize_for cc_enable_arenas cc_generic_services java_generic_services py_generic_services java_multiple_files
  java_generate_equals_and_hash java_string_check_utf8 java_package java_outer_classname go_package objc_class_prefix
  csharp_namespace swift_prefix php_class_prefix php_namespace php_metadata_namespace ruby_package php_generic_services`.split(
    /\s+/,
  ),
);

/** What options declare: custom ones, and `debug_redact`. */
export function marksOf(options: readonly ProtoOption[], document: EventDocument): readonly Mark[] {
  return options
    .filter(({ name, isCustom }) => isCustom || !ofLanguage.has(name))
    .map(({ name, value, pointer }) => ({ key: name, value, document, pointer }));
}
