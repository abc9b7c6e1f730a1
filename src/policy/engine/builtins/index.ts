import { integer } from '../rego/rego-value.js';
import { castTo, castToArray, castToSet } from './casts.js';
import { mergeCidrs } from './cidr-merge.js';
import { expandCidr, isCidr, matchCidrs } from './cidr.js';
import { decodeHex, encodeBase64Url, encodeHex } from './encoding.js';
import { globsMatch, quoteGlob } from './glob.js';
import { authenticateWith, equalCodes, hashWith } from './hash.js';
import { type HostBuiltin, stringOperand } from './host-builtin.js';
import { patchJson } from './json-patch.js';
import { marshalWithOptions } from './marshal-with-options.js';
import { objectSubset } from './object-subset.js';
import { print } from './print.js';
import { randomInteger } from './random.js';
import { rangeWithStep } from './range-step.js';
import { reachablePaths } from './reachable-paths.js';
import { findByRegex, matchTemplate, replaceByRegex, splitByRegex } from './regex.js';
import { describeRuntime } from './runtime.js';
import { compareVersions, isVersion } from './semver.js';
import { sprintf } from './sprintf.js';
import { anyPrefixMatch, anySuffixMatch, countSubstring, findAll, splitParts } from './strings.js';
import {
  addDate,
  clockOf,
  dateOf,
  differenceOf,
  format,
  nameWeekday,
  parseDurationText,
  parseRfc3339,
  parseWithLayout,
} from './time.js';
import { parseBytes, parseUnits } from './units.js';
import { isUri, parseUri } from './uri.js';
import { decodeQuery, decodeQueryObject, encodeQuery, encodeQueryObject } from './url-query.js';
import { makeUuid, parseUuid } from './uuid.js';
import { isYaml, marshalYaml, unmarshalYaml } from './yaml.js';

/**
 * Every builtin that policies may use beyond those that OPA compiles into the module. Only what answers as OPA does is here;
 * a module that needs another is refused when it is loaded.
 */
export const hostBuiltins: Readonly<Record<string, HostBuiltin>> = {
  'base64url.encode_no_pad': encodeBase64Url,
  cast_array: castToArray,
  cast_boolean: castTo('boolean'),
  cast_null: castTo('null'),
  cast_object: castTo('object'),
  cast_set: castToSet,
  cast_string: castTo('string'),
  'crypto.hmac.equal': equalCodes,
  'crypto.hmac.md5': authenticateWith('md5'),
  'crypto.hmac.sha1': authenticateWith('sha1'),
  'crypto.hmac.sha256': authenticateWith('sha256'),
  'crypto.hmac.sha512': authenticateWith('sha512'),
  'crypto.md5': hashWith('md5'),
  'crypto.sha1': hashWith('sha1'),
  'crypto.sha256': hashWith('sha256'),
  'glob.quote_meta': quoteGlob,
  'graph.reachable_paths': reachablePaths,
  'hex.decode': decodeHex,
  'hex.encode': encodeHex,
  indexof_n: findAll,
  'internal.print': print,
  'json.marshal_with_options': marshalWithOptions,
  'json.patch': patchJson,
  'net.cidr_contains_matches': matchCidrs,
  'net.cidr_expand': expandCidr,
  'net.cidr_is_valid': isCidr,
  'net.cidr_merge': mergeCidrs,
  'numbers.range_step': rangeWithStep,
  'object.subset': objectSubset,
  'opa.runtime': describeRuntime,
  'rand.intn': randomInteger,
  'regex.find_n': findByRegex,
  'regex.globs_match': globsMatch,
  'regex.replace': replaceByRegex,
  'regex.split': splitByRegex,
  'regex.template_match': matchTemplate,
  'semver.compare': compareVersions,
  'semver.is_valid': isVersion,
  sprintf,
  'strings.any_prefix_match': anyPrefixMatch,
  'strings.any_suffix_match': anySuffixMatch,
  'strings.count': countSubstring,
  'strings.split_n': splitParts,
  'time.add_date': addDate,
  'time.clock': clockOf,
  'time.date': dateOf,
  'time.diff': differenceOf,
  'time.format': format,
  'time.now_ns': (_, { now }) => integer(now),
  'time.parse_duration_ns': parseDurationText,
  'time.parse_ns': parseWithLayout,
  'time.parse_rfc3339_ns': parseRfc3339,
  'time.weekday': nameWeekday,
  // Traces are for OPA's own explanations, which a module cannot give.
  trace: (operands) => {
    stringOperand(operands, 0);
    return true;
  },
  'units.parse': parseUnits,
  'units.parse_bytes': parseBytes,
  'uri.is_valid': isUri,
  'uri.parse': parseUri,
  'urlquery.decode': decodeQuery,
  'urlquery.decode_object': decodeQueryObject,
  'urlquery.encode': encodeQuery,
  'urlquery.encode_object': encodeQueryObject,
  'uuid.parse': parseUuid,
  'uuid.rfc4122': makeUuid,
  'yaml.is_valid': isYaml,
  'yaml.marshal': marshalYaml,
  'yaml.unmarshal': unmarshalYaml,
};

export { type BuiltinContext, BuiltinError, type HostBuiltin } from './host-builtin.js';
