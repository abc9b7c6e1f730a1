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
  'base64url.encode_no_pad': later(() => encodeBase64Url),
  cast_array: later(() => castToArray),
  cast_boolean: later(() => castTo('boolean')),
  cast_null: later(() => castTo('null')),
  cast_object: later(() => castTo('object')),
  cast_set: later(() => castToSet),
  cast_string: later(() => castTo('string')),
  'crypto.hmac.equal': later(() => equalCodes),
  'crypto.hmac.md5': later(() => authenticateWith('md5')),
  'crypto.hmac.sha1': later(() => authenticateWith('sha1')),
  'crypto.hmac.sha256': later(() => authenticateWith('sha256')),
  'crypto.hmac.sha512': later(() => authenticateWith('sha512')),
  'crypto.md5': later(() => hashWith('md5')),
  'crypto.sha1': later(() => hashWith('sha1')),
  'crypto.sha256': later(() => hashWith('sha256')),
  'glob.quote_meta': later(() => quoteGlob),
  'graph.reachable_paths': later(() => reachablePaths),
  'hex.decode': later(() => decodeHex),
  'hex.encode': later(() => encodeHex),
  indexof_n: later(() => findAll),
  'internal.print': later(() => print),
  'json.marshal_with_options': later(() => marshalWithOptions),
  'json.patch': later(() => patchJson),
  'net.cidr_contains_matches': later(() => matchCidrs),
  'net.cidr_expand': later(() => expandCidr),
  'net.cidr_is_valid': later(() => isCidr),
  'net.cidr_merge': later(() => mergeCidrs),
  'numbers.range_step': later(() => rangeWithStep),
  'object.subset': later(() => objectSubset),
  'opa.runtime': later(() => describeRuntime),
  'rand.intn': later(() => randomInteger),
  'regex.find_n': later(() => findByRegex),
  'regex.globs_match': later(() => globsMatch),
  'regex.replace': later(() => replaceByRegex),
  'regex.split': later(() => splitByRegex),
  'regex.template_match': later(() => matchTemplate),
  'semver.compare': later(() => compareVersions),
  'semver.is_valid': later(() => isVersion),
  sprintf: later(() => sprintf),
  'strings.any_prefix_match': later(() => anyPrefixMatch),
  'strings.any_suffix_match': later(() => anySuffixMatch),
  'strings.count': later(() => countSubstring),
  'strings.split_n': later(() => splitParts),
  'time.add_date': later(() => addDate),
  'time.clock': later(() => clockOf),
  'time.date': later(() => dateOf),
  'time.diff': later(() => differenceOf),
  'time.format': later(() => format),
  'time.now_ns': (_, { now }) => integer(now),
  'time.parse_duration_ns': later(() => parseDurationText),
  'time.parse_ns': later(() => parseWithLayout),
  'time.parse_rfc3339_ns': later(() => parseRfc3339),
  'time.weekday': later(() => nameWeekday),
  // Traces are for OPA's own explanations, which a module cannot give.
  trace: (operands) => {
    stringOperand(operands, 0);
    return true;
  },
  'units.parse': later(() => parseUnits),
  'units.parse_bytes': later(() => parseBytes),
  'uri.is_valid': later(() => isUri),
  'uri.parse': later(() => parseUri),
  'urlquery.decode': later(() => decodeQuery),
  'urlquery.decode_object': later(() => decodeQueryObject),
  'urlquery.encode': later(() => encodeQuery),
  'urlquery.encode_object': later(() => encodeQueryObject),
  'uuid.parse': later(() => parseUuid),
  'uuid.rfc4122': later(() => makeUuid),
  'yaml.is_valid': later(() => isYaml),
  'yaml.marshal': later(() => marshalYaml),
  'yaml.unmarshal': later(() => unmarshalYaml),
};

/** A builtin that is read when it is first called: of seventy, most runs call a few. */
function later(read: () => HostBuiltin): HostBuiltin {
  let builtin: HostBuiltin | undefined;
  return (operands, context) => (builtin ??= read())(operands, context);
}

export { type BuiltinContext, BuiltinError, type HostBuiltin } from './host-builtin.js';
