import { describe, expect, test } from '@jest/globals';
import { compareProtobufTexts } from '../../../../src/facts/events/protobuf/compare/compare-texts.js';

type Verdict = 'both' | 'backward' | 'forward' | 'none' | 'undecided' | 'same';

interface Case {
  readonly name: string;
  /** The body of `message M`, or whole declarations where it has a `message` at its start. */
  readonly old: string;
  readonly new: string;
  readonly wire: Verdict;
  readonly json: Verdict;
  readonly kind?: string;
  readonly why: string;
}

// Sources: "guide" is protobuf.dev/programming-guides (proto2, proto3, editions), section "Updating a message type" unless another one is
// named; "json" is protobuf.dev/programming-guides/json, section "ProtoJSON wire safety"; names in capitals are rules of buf breaking.
const cases: readonly Case[] = [
  {
    name: 'nothing',
    old: 'string a = 1;',
    new: 'string a = 1;',
    wire: 'same',
    json: 'same',
    why: 'nothing changed',
  },
  {
    name: 'order and comments',
    old: 'string a = 1; string b = 2;',
    new: '// new\n string b = 2; string a = 1;',
    wire: 'same',
    json: 'same',
    why: 'guide: numbers identify fields',
  },
  {
    name: 'field added',
    old: 'string a = 1;',
    new: 'string a = 1; string b = 2;',
    wire: 'both',
    json: 'both',
    kind: 'field-added',
    why: 'guide: adding new fields is safe',
  },
  {
    name: 'field removed',
    old: 'string a = 1; string b = 2;',
    new: 'string a = 1;',
    wire: 'backward',
    json: 'backward',
    kind: 'field-removed',
    why: 'FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED',
  },
  {
    name: 'field removed, number reserved',
    old: 'string a = 1; string b = 2;',
    new: 'string a = 1; reserved 2;',
    wire: 'both',
    json: 'backward',
    kind: 'field-removed',
    why: 'FIELD_NO_DELETE_UNLESS_NAME_RESERVED is of WIRE_JSON',
  },
  {
    name: 'field removed, number and name reserved',
    old: 'string a = 1; string b = 2;',
    new: 'string a = 1; reserved 2; reserved "b";',
    wire: 'both',
    json: 'both',
    kind: 'field-removed',
    why: 'guide, "Deleting fields": reserve the number and the name',
  },
  {
    name: 'field removed, number in a reserved range',
    old: 'string a = 1; string b = 7;',
    new: 'string a = 1; reserved 5 to 9; reserved "b";',
    wire: 'both',
    json: 'both',
    why: 'guide, "Reserved field numbers": ranges hold both ends',
  },
  {
    name: 'field removed, name alone reserved',
    old: 'string a = 1; string b = 2;',
    new: 'string a = 1; reserved "b";',
    wire: 'backward',
    json: 'backward',
    why: 'FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED',
  },
  {
    name: 'field with REQUIRED behaviour removed, all reserved',
    old: 'string a = 1; string b = 2 [(google.api.field_behavior) = REQUIRED];',
    new: 'string a = 1; reserved 2; reserved "b";',
    wire: 'backward',
    json: 'backward',
    kind: 'field-removed',
    why: 'AIP-203: consumers may count on it',
  },
  {
    name: 'field that validation requires removed, all reserved',
    old: 'string a = 1; string b = 2 [(buf.validate.field).required = true];',
    new: 'string a = 1; reserved 2; reserved "b";',
    wire: 'backward',
    json: 'backward',
    why: 'Protovalidate: consumers refuse a message without it',
  },
  {
    name: 'behaviour REQUIRED dropped',
    old: 'string a = 1 [(google.api.field_behavior) = REQUIRED];',
    new: 'string a = 1;',
    wire: 'backward',
    json: 'backward',
    kind: 'field-became-optional',
    why: 'AIP-203',
  },
  {
    name: 'behaviour REQUIRED added',
    old: 'string a = 1;',
    new: 'string a = 1 [(google.api.field_behavior) = REQUIRED];',
    wire: 'forward',
    json: 'forward',
    kind: 'field-became-required',
    why: 'AIP-203',
  },
  {
    name: 'field with REQUIRED behaviour added',
    old: 'string a = 1;',
    new: 'string a = 1; string b = 2 [(google.api.field_behavior) = REQUIRED];',
    wire: 'forward',
    json: 'forward',
    kind: 'field-added',
    why: 'AIP-203: older messages have none',
  },
  {
    name: 'field renamed',
    old: 'string a = 1;',
    new: 'string b = 1;',
    wire: 'both',
    json: 'none',
    kind: 'field-renamed',
    why: 'FIELD_SAME_NAME is of WIRE_JSON; guide: names are not encoded',
  },
  {
    name: 'field renamed, name in JSON kept',
    old: 'string user_name = 1;',
    new: 'string login = 1 [json_name = "userName"];',
    wire: 'both',
    json: 'both',
    kind: 'field-renamed',
    why: 'json: the key is json_name',
  },
  {
    name: 'name in JSON changed',
    old: 'string user_name = 1;',
    new: 'string user_name = 1 [json_name = "login"];',
    wire: 'same',
    json: 'none',
    kind: 'field-renamed',
    why: 'FIELD_SAME_JSON_NAME',
  },
  {
    name: 'name in JSON written out as it was',
    old: 'string user_name = 1;',
    new: 'string user_name = 1 [json_name = "userName"];',
    wire: 'same',
    json: 'same',
    why: 'json: lower camel case is the name without json_name',
  },
  {
    name: 'number changed',
    old: 'string a = 1;',
    new: 'string a = 2;',
    wire: 'none',
    json: 'none',
    kind: 'field-removed',
    why: 'guide: changing field numbers is not safe',
  },
  {
    name: 'number changed, old one reserved',
    old: 'string a = 1;',
    new: 'string a = 2; reserved 1;',
    wire: 'none',
    json: 'none',
    why: 'guide: it is deleting the field and adding a new one',
  },
  {
    name: 'number given to another field',
    old: 'string a = 1;',
    new: 'int32 b = 1;',
    wire: 'none',
    json: 'none',
    kind: 'number-reused',
    why: 'guide, "Consequences of reusing field numbers"',
  },
  {
    name: 'numbers swapped',
    old: 'string a = 1; string b = 2;',
    new: 'string a = 2; string b = 1;',
    wire: 'none',
    json: 'none',
    kind: 'number-reused',
    why: 'guide, "Consequences of reusing field numbers"',
  },
  {
    name: 'reserved number used',
    old: 'string a = 1; reserved 2;',
    new: 'string a = 1; string b = 2;',
    wire: 'none',
    json: 'none',
    kind: 'number-reused',
    why: 'RESERVED_MESSAGE_NO_DELETE; guide, "Reserved field numbers"',
  },
  {
    name: 'reserved name used',
    old: 'string a = 1; reserved "b";',
    new: 'string a = 1; string b = 2;',
    wire: 'both',
    json: 'none',
    kind: 'number-reused',
    why: 'guide, "Reserved field names": they matter to JSON',
  },
  {
    name: 'reservation of a number removed',
    old: 'string a = 1; reserved 2, 9;',
    new: 'string a = 1; reserved 9;',
    wire: 'backward',
    json: 'backward',
    kind: 'reservation-removed',
    why: 'RESERVED_MESSAGE_NO_DELETE',
  },
  {
    name: 'reservation of a name removed',
    old: 'string a = 1; reserved "b";',
    new: 'string a = 1;',
    wire: 'same',
    json: 'backward',
    kind: 'reservation-removed',
    why: 'RESERVED_MESSAGE_NO_DELETE',
  },
  {
    name: 'reserved range made smaller',
    old: 'string a = 1; reserved 2 to 9;',
    new: 'string a = 1; reserved 2 to 4, 6 to 9;',
    wire: 'backward',
    json: 'backward',
    kind: 'reservation-removed',
    why: 'RESERVED_MESSAGE_NO_DELETE',
  },
  {
    name: 'reserved ranges written otherwise',
    old: 'string a = 1; reserved 3 to 6;',
    new: 'string a = 1; reserved 2 to 4, 5, 6 to 8;',
    wire: 'same',
    json: 'same',
    why: 'RESERVED_MESSAGE_NO_DELETE by its meaning: every number is still reserved',
  },
  {
    name: 'reservation up to the last number kept',
    old: 'string a = 1; reserved 100 to max;',
    new: 'string a = 1; reserved 50 to max;',
    wire: 'same',
    json: 'same',
    why: 'guide, "Reserved field numbers": max',
  },
  ...scalarCases(),
  {
    name: 'message changed to bytes',
    old: 'message N { string x = 1; } N a = 1;',
    new: 'message N { string x = 1; } bytes a = 1;',
    wire: 'backward',
    json: 'none',
    kind: 'type-changed',
    why: 'guide: compatible where the bytes are such a message; json: not safe',
  },
  {
    name: 'bytes changed to a message',
    old: 'message N { string x = 1; } bytes a = 1;',
    new: 'message N { string x = 1; } N a = 1;',
    wire: 'forward',
    json: 'none',
    why: 'guide: compatible where the bytes are such a message; json: not safe',
  },
  {
    name: 'message changed to a text',
    old: 'message N { string x = 1; } N a = 1;',
    new: 'message N { string x = 1; } string a = 1;',
    wire: 'none',
    json: 'none',
    why: 'FIELD_WIRE_COMPATIBLE_TYPE',
  },
  {
    name: 'text changed to a time',
    old: 'string a = 1;',
    new: 'google.protobuf.Timestamp a = 1;',
    wire: 'none',
    json: 'none',
    why: 'FIELD_WIRE_COMPATIBLE_TYPE',
  },
  {
    name: 'time changed to a duration',
    old: 'google.protobuf.Timestamp a = 1;',
    new: 'google.protobuf.Duration a = 1;',
    wire: 'none',
    json: 'none',
    why: 'FIELD_WIRE_COMPATIBLE_TYPE; json: each has a form of its own',
  },
  {
    name: 'value changed to its wrapper',
    old: 'string a = 1;',
    new: 'google.protobuf.StringValue a = 1;',
    wire: 'none',
    json: 'none',
    why: 'FIELD_WIRE_COMPATIBLE_TYPE: a message in place of a text',
  },
  {
    name: 'message type renamed with the same fields',
    old: 'message N { string x = 1; } N a = 1;',
    new: 'message P { string x = 1; } P a = 1;',
    wire: 'both',
    json: 'both',
    kind: 'name-changed',
    why: 'encoding: names of types are not written',
  },
  {
    name: 'message type replaced by one that reads the same number otherwise',
    old: 'message N { string x = 1; } N a = 1;',
    new: 'message P { int32 x = 1; } P a = 1;',
    wire: 'none',
    json: 'none',
    kind: 'type-changed',
    why: 'FIELD_WIRE_COMPATIBLE_TYPE, seen through',
  },
  {
    name: 'empty message replaced by one with a field',
    old: 'message N {} N a = 1;',
    new: 'message P { string x = 1; } P a = 1;',
    wire: 'both',
    json: 'both',
    why: 'guide: adding new fields is safe, whatever the type is called',
  },
  {
    name: 'field removed deep within',
    old: 'message N { O o = 1; } message O { string x = 1; string y = 2; } N a = 1;',
    new: 'message N { O o = 1; } message O { string x = 1; } N a = 1;',
    wire: 'backward',
    json: 'backward',
    kind: 'field-removed',
    why: 'FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED',
  },
  {
    name: 'field removed from a message that holds itself',
    old: 'message N { N next = 1; string x = 2; } N a = 1;',
    new: 'message N { N next = 1; } N a = 1;',
    wire: 'backward',
    json: 'backward',
    why: 'FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED',
  },
  {
    name: 'text became a list',
    old: 'string a = 1;',
    new: 'repeated string a = 1;',
    wire: 'backward',
    json: 'none',
    kind: 'type-changed',
    why: 'guide: singular readers take the last value of a list; json: optional to repeated is not safe',
  },
  {
    name: 'list became one text',
    old: 'repeated string a = 1;',
    new: 'string a = 1;',
    wire: 'forward',
    json: 'none',
    why: 'guide: singular readers take the last value of a list',
  },
  {
    name: 'number became a list',
    old: 'int32 a = 1;',
    new: 'repeated int32 a = 1;',
    wire: 'backward',
    json: 'none',
    why: 'guide: packed lists are not read where one value is expected',
  },
  {
    name: 'list of numbers became one',
    old: 'repeated int32 a = 1;',
    new: 'int32 a = 1;',
    wire: 'forward',
    json: 'none',
    why: 'guide: packed lists are not read where one value is expected',
  },
  {
    name: 'list of another type',
    old: 'string a = 1;',
    new: 'repeated int32 a = 1;',
    wire: 'none',
    json: 'none',
    why: 'FIELD_WIRE_COMPATIBLE_TYPE',
  },
  {
    name: 'message became a list of what is another message now',
    old: 'message N { string x = 1; } N a = 1;',
    new: 'message N { int32 x = 1; } repeated N a = 1;',
    wire: 'none',
    json: 'none',
    why: 'FIELD_WIRE_COMPATIBLE_TYPE within the list',
  },
  {
    name: 'number became a list of wider ones',
    old: 'int32 a = 1;',
    new: 'repeated int64 a = 1;',
    wire: 'backward',
    json: 'none',
    why: 'guide: both changes, each by itself',
  },
  {
    name: 'map became a list of entries whose values changed',
    old: 'message N { string x = 1; } map<string, N> a = 1;',
    new: 'message N { int32 x = 1; } message E { string key = 1; N value = 2; } repeated E a = 1;',
    wire: 'none',
    json: 'none',
    why: 'FIELD_WIRE_COMPATIBLE_TYPE within the entry',
  },
  {
    name: 'packed list became unpacked',
    old: 'repeated int32 a = 1;',
    new: 'repeated int32 a = 1 [packed = false];',
    wire: 'same',
    json: 'same',
    why: 'encoding, "Packed repeated fields": parsers take both',
  },
  {
    name: 'map became a list of its entries',
    old: 'map<string, int32> a = 1;',
    new: 'message E { string key = 1; int32 value = 2; } repeated E a = 1;',
    wire: 'both',
    json: 'none',
    kind: 'type-changed',
    why: 'guide, "Maps", backward compatibility; json: not safe',
  },
  {
    name: 'list of entries became a map',
    old: 'message E { string key = 1; int32 value = 2; } repeated E a = 1;',
    new: 'map<string, int32> a = 1;',
    wire: 'both',
    json: 'none',
    why: 'guide, "Maps", backward compatibility; json: not safe',
  },
  {
    name: 'map became a list of something else',
    old: 'map<string, int32> a = 1;',
    new: 'message E { string key = 1; string value = 2; } repeated E a = 1;',
    wire: 'none',
    json: 'none',
    why: 'guide, "Maps": the entry has the types of the map',
  },
  {
    name: 'map with other keys',
    old: 'map<string, int32> a = 1;',
    new: 'map<int32, int32> a = 1;',
    wire: 'none',
    json: 'none',
    kind: 'type-changed',
    why: 'FIELD_WIRE_COMPATIBLE_TYPE of the entry',
  },
  {
    name: 'map with other values',
    old: 'map<string, int32> a = 1;',
    new: 'map<string, string> a = 1;',
    wire: 'none',
    json: 'none',
    kind: 'type-changed',
    why: 'FIELD_WIRE_COMPATIBLE_TYPE of the entry',
  },
  {
    name: 'field removed from the values of a map',
    old: 'message N { string x = 1; string y = 2; } map<string, N> a = 1;',
    new: 'message N { string x = 1; } map<string, N> a = 1;',
    wire: 'backward',
    json: 'backward',
    why: 'FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED',
  },
  {
    name: 'presence added',
    old: 'int32 a = 1;',
    new: 'optional int32 a = 1;',
    wire: 'same',
    json: 'same',
    why: 'guide, "Field presence": the encoding is the same; FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY takes implicit and explicit as one',
  },
  {
    name: 'one field into a new oneof',
    old: 'optional string a = 1;',
    new: 'oneof o { string a = 1; string b = 2; }',
    wire: 'both',
    json: 'both',
    kind: 'constraint-changed',
    why: 'guide: one field into a new oneof is safe',
  },
  {
    name: 'several fields into a new oneof',
    old: 'optional string a = 1; optional string b = 2;',
    new: 'oneof o { string a = 1; string b = 2; }',
    wire: 'forward',
    json: 'forward',
    kind: 'constraint-changed',
    why: 'guide, "Oneof", backwards-compatibility issues: values are lost',
  },
  {
    name: 'field into an oneof that was there',
    old: 'string c = 3; oneof o { string a = 1; string b = 2; }',
    new: 'oneof o { string a = 1; string b = 2; string c = 3; }',
    wire: 'forward',
    json: 'forward',
    kind: 'constraint-changed',
    why: 'guide: moving fields into an existing oneof is not safe',
  },
  {
    name: 'only field out of its oneof',
    old: 'oneof o { string a = 1; }',
    new: 'optional string a = 1;',
    wire: 'both',
    json: 'both',
    why: 'guide: an oneof with one field to a field with presence is safe',
  },
  {
    name: 'oneof dissolved',
    old: 'oneof o { string a = 1; string b = 2; }',
    new: 'optional string a = 1; optional string b = 2;',
    wire: 'backward',
    json: 'backward',
    why: 'guide, "Oneof", tag reuse issues: of several fields an old parser keeps the last',
  },
  {
    name: 'one of several fields out of its oneof',
    old: 'oneof o { string a = 1; string b = 2; }',
    new: 'string a = 1; oneof o { string b = 2; }',
    wire: 'backward',
    json: 'backward',
    why: 'guide, "Oneof", tag reuse issues',
  },
  {
    name: 'oneof split',
    old: 'oneof o { string a = 1; string b = 2; }',
    new: 'oneof o { string a = 1; } oneof p { string b = 2; }',
    wire: 'backward',
    json: 'backward',
    why: 'guide, "Oneof", tag reuse issues: split or merge',
  },
  {
    name: 'oneofs merged',
    old: 'oneof o { string a = 1; } oneof p { string b = 2; }',
    new: 'oneof o { string a = 1; string b = 2; }',
    wire: 'forward',
    json: 'forward',
    why: 'guide, "Oneof", tag reuse issues: split or merge',
  },
  {
    name: 'oneof renamed',
    old: 'oneof o { string a = 1; string b = 2; }',
    new: 'oneof p { string a = 1; string b = 2; }',
    wire: 'same',
    json: 'same',
    why: 'encoding: names of oneofs are not written',
  },
  {
    name: 'variant added',
    old: 'oneof o { string a = 1; }',
    new: 'oneof o { string a = 1; string b = 2; }',
    wire: 'both',
    json: 'both',
    kind: 'variant-added',
    why: 'guide: adding new fields is safe',
  },
  {
    name: 'variant removed, all reserved',
    old: 'oneof o { string a = 1; string b = 2; }',
    new: 'oneof o { string a = 1; } reserved 2; reserved "b";',
    wire: 'forward',
    json: 'forward',
    kind: 'variant-removed',
    why: 'guide, "Oneof": be careful when removing oneof fields, nothing says which was set',
  },
  {
    name: 'enum value added',
    old: 'enum E { A = 0; B = 1; } E a = 1;',
    new: 'enum E { A = 0; B = 1; C = 2; } E a = 1;',
    wire: 'both',
    json: 'both',
    kind: 'enum-value-added',
    why: 'guide: adding values to an enum is safe',
  },
  {
    name: 'enum value removed',
    old: 'enum E { A = 0; B = 1; } E a = 1;',
    new: 'enum E { A = 0; } E a = 1;',
    wire: 'backward',
    json: 'backward',
    kind: 'enum-value-removed',
    why: 'ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED',
  },
  {
    name: 'enum value removed, number reserved',
    old: 'enum E { A = 0; B = 1; } E a = 1;',
    new: 'enum E { reserved 1; A = 0; } E a = 1;',
    wire: 'both',
    json: 'backward',
    why: 'ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED is of WIRE_JSON',
  },
  {
    name: 'enum value removed, all reserved',
    old: 'enum E { A = 0; B = 1; } E a = 1;',
    new: 'enum E { reserved 1; reserved "B"; A = 0; } E a = 1;',
    wire: 'both',
    json: 'both',
    why: 'guide, "Enum", reserved values; json: removing values is compatible',
  },
  {
    name: 'enum value renamed',
    old: 'enum E { A = 0; B = 1; } E a = 1;',
    new: 'enum E { A = 0; C = 1; } E a = 1;',
    wire: 'both',
    json: 'none',
    kind: 'name-changed',
    why: 'ENUM_VALUE_SAME_NAME is of WIRE_JSON',
  },
  {
    name: 'enum value got an alias after its name',
    old: 'enum E { A = 0; B = 1; } E a = 1;',
    new: 'enum E { option allow_alias = true; A = 0; B = 1; C = 1; } E a = 1;',
    wire: 'same',
    json: 'same',
    why: 'guide, "Enum value aliases": the first name is written',
  },
  {
    name: 'enum value with another number',
    old: 'enum E { A = 0; B = 1; } E a = 1;',
    new: 'enum E { A = 0; B = 2; } E a = 1;',
    wire: 'none',
    json: 'none',
    kind: 'number-reused',
    why: 'ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED; encoding: the number is written',
  },
  {
    name: 'reserved number of an enum used',
    old: 'enum E { reserved 1; A = 0; } E a = 1;',
    new: 'enum E { A = 0; B = 1; } E a = 1;',
    wire: 'none',
    json: 'none',
    kind: 'number-reused',
    why: 'RESERVED_ENUM_NO_DELETE',
  },
  {
    name: 'reservation of an enum removed',
    old: 'enum E { reserved 1, -5; A = 0; } E a = 1;',
    new: 'enum E { reserved 1; A = 0; } E a = 1;',
    wire: 'backward',
    json: 'backward',
    kind: 'reservation-removed',
    why: 'RESERVED_ENUM_NO_DELETE',
  },
  {
    name: 'enum moved out of its message',
    old: 'message M { enum E { A = 0; } E a = 1; }',
    new: 'message M { E a = 1; } enum E { A = 0; B = 1; }',
    wire: 'both',
    json: 'both',
    why: 'FIELD_WIRE_COMPATIBLE_TYPE: an enum that moves and grows',
  },
  {
    name: 'enum replaced by one that lacks a value',
    old: 'message M { E a = 1; } enum E { A = 0; B = 1; }',
    new: 'message M { F a = 1; } enum F { A = 0; }',
    wire: 'backward',
    json: 'backward',
    why: 'FIELD_WIRE_COMPATIBLE_TYPE: the old enum is no part of the new one',
  },
  {
    name: 'enum changed to a number',
    old: 'enum E { A = 0; } E a = 1;',
    new: 'enum E { A = 0; } int32 a = 1;',
    wire: 'both',
    json: 'forward',
    kind: 'type-changed',
    why: 'guide: enum is compatible with int32; json: names are written, and numbers are read',
  },
  {
    name: 'number changed to an enum',
    old: 'enum E { A = 0; } int64 a = 1;',
    new: 'enum E { A = 0; } E a = 1;',
    wire: 'both',
    json: 'backward',
    why: 'guide: enum is compatible with int64; json: names are written, and numbers are read',
  },
  {
    name: 'enum changed to a flag',
    old: 'enum E { A = 0; } E a = 1;',
    new: 'enum E { A = 0; } bool a = 1;',
    wire: 'none',
    json: 'none',
    why: 'guide does not name bool',
  },
  {
    name: 'enum changed to a text',
    old: 'enum E { A = 0; } E a = 1;',
    new: 'enum E { A = 0; } string a = 1;',
    wire: 'none',
    json: 'none',
    why: 'FIELD_WIRE_COMPATIBLE_TYPE',
  },
  {
    name: 'message gone',
    old: 'message M { string a = 1; } message N { string a = 1; }',
    new: 'message M { string a = 1; }',
    wire: 'none',
    json: 'none',
    kind: 'schema-changed',
    why: 'MESSAGE_NO_DELETE: consumers wait for it',
  },
  {
    name: 'message added',
    old: 'message M { string a = 1; }',
    new: 'message M { string a = 1; } message N { string a = 1; }',
    wire: 'same',
    json: 'same',
    why: 'nobody waits for it yet',
  },
  {
    name: 'message that fields had moved into another',
    old: 'message M { N a = 1; } message N { string x = 1; }',
    new: 'message M { message N { string x = 1; } N a = 1; }',
    wire: 'both',
    json: 'both',
    kind: 'name-changed',
    why: 'encoding: names of types are not written',
  },
  {
    name: 'package changed',
    old: 'package a; message M { string a = 1; }',
    new: 'package b; message M { string a = 1; }',
    wire: 'none',
    json: 'none',
    kind: 'name-changed',
    why: 'FILE_SAME_PACKAGE',
  },
  {
    name: 'type that is not known stays',
    old: 'a.b.C a = 1;',
    new: 'a.b.C a = 1;',
    wire: 'same',
    json: 'same',
    why: 'it is the same, wherever it is defined',
  },
  {
    name: 'type that is not known changes',
    old: 'a.b.C a = 1;',
    new: 'a.b.D a = 1;',
    wire: 'undecided',
    json: 'undecided',
    kind: 'undecided',
    why: 'nobody can tell what is in it',
  },
];

function scalarCases(): readonly Case[] {
  const pairs: readonly (readonly [string, string, Verdict, Verdict, string])[] = [
    ['int32', 'uint32', 'both', 'both', 'FIELD_WIRE_JSON_COMPATIBLE_TYPE'],
    ['int64', 'uint64', 'both', 'both', 'FIELD_WIRE_JSON_COMPATIBLE_TYPE'],
    ['int32', 'int64', 'both', 'backward', 'guide: one group; json: old consumers cut'],
    ['int64', 'int32', 'both', 'forward', 'guide: one group; json: new consumers cut'],
    ['uint64', 'int32', 'both', 'forward', 'guide: one group; json: new consumers cut'],
    ['int32', 'bool', 'both', 'none', 'guide: one group; json: bool is no integer'],
    ['bool', 'int64', 'both', 'none', 'guide: one group; json: bool is no integer'],
    ['sint32', 'sint64', 'both', 'backward', 'guide: one group; json: old consumers cut'],
    ['sint64', 'sint32', 'both', 'forward', 'guide: one group; json: new consumers cut'],
    ['int32', 'sint32', 'none', 'none', 'guide: sint32 is compatible with sint64 alone'],
    ['sint64', 'int64', 'none', 'none', 'guide: sint64 is compatible with sint32 alone'],
    ['fixed32', 'sfixed32', 'both', 'both', 'FIELD_WIRE_JSON_COMPATIBLE_TYPE'],
    ['fixed64', 'sfixed64', 'both', 'both', 'FIELD_WIRE_JSON_COMPATIBLE_TYPE'],
    ['fixed32', 'fixed64', 'none', 'none', 'encoding: four bytes are not eight'],
    ['fixed32', 'int32', 'none', 'none', 'encoding: four bytes are no varint'],
    ['float', 'double', 'none', 'none', 'encoding: four bytes are not eight'],
    ['float', 'fixed32', 'none', 'none', 'FIELD_WIRE_COMPATIBLE_TYPE: the bits mean another thing'],
    ['double', 'int64', 'none', 'none', 'encoding: eight bytes are no varint'],
    ['string', 'bytes', 'backward', 'none', 'guide: where bytes are UTF-8; json: not safe'],
    ['bytes', 'string', 'forward', 'none', 'guide: where bytes are UTF-8; json: not safe'],
    ['string', 'int32', 'none', 'none', 'FIELD_WIRE_COMPATIBLE_TYPE'],
    ['bool', 'string', 'none', 'none', 'FIELD_WIRE_COMPATIBLE_TYPE'],
  ];
  return pairs.map(([from, to, wire, json, why]) => ({
    name: `${from} changed to ${to}`,
    old: `${from} a = 1;`,
    new: `${to} a = 1;`,
    wire,
    json,
    kind: 'type-changed',
    why,
  }));
}

/** proto2 has what proto3 has no words for. */
const proto2Cases: readonly Case[] = [
  {
    name: 'required field removed, all reserved',
    old: 'required string a = 1;',
    new: 'reserved 1; reserved "a";',
    wire: 'backward',
    json: 'backward',
    kind: 'field-removed',
    why: 'MESSAGE_SAME_REQUIRED_FIELDS',
  },
  {
    name: 'required field added',
    old: 'optional string a = 1;',
    new: 'optional string a = 1; required string b = 2;',
    wire: 'forward',
    json: 'forward',
    kind: 'field-added',
    why: 'MESSAGE_SAME_REQUIRED_FIELDS',
  },
  {
    name: 'required became optional',
    old: 'required string a = 1;',
    new: 'optional string a = 1;',
    wire: 'backward',
    json: 'backward',
    kind: 'field-became-optional',
    why: 'MESSAGE_SAME_REQUIRED_FIELDS',
  },
  {
    name: 'optional became required',
    old: 'optional string a = 1;',
    new: 'required string a = 1;',
    wire: 'forward',
    json: 'forward',
    kind: 'field-became-required',
    why: 'MESSAGE_SAME_REQUIRED_FIELDS',
  },
  {
    name: 'required on the wire became required by convention',
    old: 'required string a = 1;',
    new: 'optional string a = 1 [(google.api.field_behavior) = REQUIRED];',
    wire: 'backward',
    json: 'backward',
    kind: 'field-became-optional',
    why: 'guide: old parsers refuse a message without it',
  },
  {
    name: 'default changed',
    old: 'optional int32 a = 1 [default = 5];',
    new: 'optional int32 a = 1 [default = 6];',
    wire: 'none',
    json: 'none',
    kind: 'default-changed',
    why: 'FIELD_SAME_DEFAULT',
  },
  {
    name: 'default removed',
    old: 'optional string a = 1 [default = "x"];',
    new: 'optional string a = 1;',
    wire: 'none',
    json: 'none',
    kind: 'default-changed',
    why: 'FIELD_SAME_DEFAULT',
  },
  {
    name: 'default written out as it was',
    old: 'optional bool a = 1;',
    new: 'optional bool a = 1 [default = false];',
    wire: 'same',
    json: 'same',
    why: 'guide, proto2, "Optional fields and default values"',
  },
  {
    name: 'first value of a closed enum changed',
    old: 'enum E { A = 1; B = 2; } optional E a = 1;',
    new: 'enum E { B = 2; A = 1; } optional E a = 1;',
    wire: 'none',
    json: 'none',
    kind: 'default-changed',
    why: 'guide, proto2, "Enumerations": the first value is the default',
  },
  {
    name: 'group changed to a message',
    old: 'optional group N = 1 { optional string x = 1; }',
    new: 'message N { optional string x = 1; } optional N n = 1;',
    wire: 'none',
    json: 'none',
    kind: 'type-changed',
    why: 'encoding: groups have an end and no length',
  },
];

const all = [
  ...cases.map((each) => ({ ...each, syntax: 'proto3' })),
  ...proto2Cases.map((each) => ({ ...each, syntax: 'proto2' })),
];

function fileOf(syntax: string, text: string): string {
  const isWhole = text.startsWith('package') || text.startsWith('message M');
  return `syntax = "${syntax}"; ${isWhole ? text : `message M { ${text} }`}`;
}

function verdictOf(comparison: Awaited<ReturnType<typeof compareProtobufTexts>>): Verdict {
  const { backward, forward, differences } = comparison;
  if (backward === 'undecided' || forward === 'undecided') return 'undecided';
  if (differences.length === 0) return 'same';
  if (backward) return forward ? 'both' : 'backward';
  return forward ? 'forward' : 'none';
}

test('the table is as long as it should be, and says why', () => {
  expect(all.length).toBeGreaterThanOrEqual(80);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(all.filter(({ why }) => why === '')).toEqual([]);
});

describe('who reads what after', () => {
  test.each(all)('$name ($why)', async ({ syntax, old, new: after, wire, json, kind }) => {
    const read = async (category: 'WIRE' | 'WIRE_JSON') =>
      compareProtobufTexts(fileOf(syntax, old), fileOf(syntax, after), { category });
    const [inWire, inJson] = [await read('WIRE'), await read('WIRE_JSON')];
    expect([verdictOf(inWire), verdictOf(inJson)]).toEqual([wire, json]);
    if (kind !== undefined) expect(inJson.differences.map((each) => each.kind)).toContain(kind);
    for (const { old: from, new: to } of [...inWire.differences, ...inJson.differences]) {
      for (const place of [from, to]) {
        if (place) expect(place.document.locate(place.pointer).region).toBeDefined();
      }
    }
  });
});

describe('generated code', () => {
  test.each([
    ['a field that is gone', 'string a = 1;', 'reserved 1; reserved "a";'],
    ['a field with another name', 'string a = 1;', 'string b = 1 [json_name = "a"];'],
    ['another number type', 'int32 a = 1;', 'int64 a = 1;'],
    ['another message type', 'message N {} N a = 1;', 'message P {} P a = 1;'],
    ['presence', 'int32 a = 1;', 'optional int32 a = 1;'],
    ['a list in place of a value', 'string a = 1;', 'repeated string a = 1;'],
    ['an oneof with another name', 'oneof o { string a = 1; }', 'oneof p { string a = 1; }'],
    ['a field within an oneof', 'optional string a = 1;', 'oneof o { string a = 1; }'],
    [
      'an enum value that is gone',
      'enum E { A = 0; B = 1; }',
      'enum E { A = 0; reserved 1; reserved "B"; }',
    ],
    ['a message that is gone', 'message N {} string a = 1;', 'string a = 1;'],
  ])('breaks by %s', async (_, old, after) => {
    const { backward, forward } = await compareProtobufTexts(
      fileOf('proto3', old),
      fileOf('proto3', after),
      { category: 'SOURCE' },
    );
    expect([backward, forward]).toEqual([false, false]);
  });
});

describe('a difference', () => {
  test('is told once, by its first way, with both places and whether it was required', async () => {
    const old = `syntax = "proto3";
package shop;
message Order {
  Address home = 1;
  map<string, Address> others = 2;
}
message Address {
  string city = 1 [(google.api.field_behavior) = REQUIRED];
}`;
    const { differences } = await compareProtobufTexts(
      old,
      old.replace(/ {2}string city.*\n/, '  reserved 1;\n'),
    );
    expect(
      differences.map(({ old: from, new: to, ...rest }) => ({
        ...rest,
        old: from?.document.locate(from.pointer).region?.startLine,
        new: to?.document.locate(to.pointer).region?.startLine,
      })),
    ).toEqual([
      {
        kind: 'field-removed',
        path: 'home.city',
        message: 'home.city is gone: a consumer that holds the old schema expects it',
        backward: true,
        forward: false,
        wasRequired: true,
        reason: 'a consumer that holds the old schema expects it',
        old: 8,
        new: 7,
      },
    ]);
  });

  test('says what is to be reserved', async () => {
    const { differences } = await compareProtobufTexts(
      'message M { optional string a = 1; optional string b = 2; }',
      'message M { optional string a = 1; }',
    );
    expect(differences.map(({ message }) => message)).toEqual([
      'b is gone: its number 2 and its name may be used again for something else: reserve what it had',
    ]);
  });

  test('of one of several messages has its name in front', async () => {
    const { differences } = await compareProtobufTexts(
      'message M { optional string a = 1; } message N { optional string b = 1; }',
      'message M { optional string a = 1; } message N { optional bytes b = 1; }',
    );
    expect(differences.map(({ path }) => path)).toEqual(['N.b']);
  });
});

test('messages that hold each other in many ways are compared once', async () => {
  const size = 300;
  const text = (type: string) =>
    Array.from({ length: size }, (_, index) => {
      const next = `M${String((index + 1) % size)}`;
      return `message M${String(index)} { ${next} a = 1; ${next} b = 2; ${type} c = 3; }`;
    }).join(' ');
  const { forward, differences } = await compareProtobufTexts(
    `syntax = "proto3"; ${text('string')}`,
    `syntax = "proto3"; ${text('bool')}`,
  );
  expect(forward).toBe(false);
  expect(differences).toHaveLength(size);
});

test('a text that is no Protobuf is refused with its line and column', async () => {
  await expect(compareProtobufTexts('message M {}', 'message\nM [')).rejects.toThrow(
    'the new schema cannot be read: the file is no Protobuf: ";" is expected in place of "[" (line 2, column 3)',
  );
});
