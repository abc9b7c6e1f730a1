import { integer } from '../rego/rego-value.js';
import { mergeCidrs } from './cidr-merge.js';
import { expandCidr, isCidr, matchCidrs } from './cidr.js';
import { type HostBuiltin, stringOperand } from './host-builtin.js';
import { patchJson } from './json-patch.js';
import { objectSubset } from './object-subset.js';
import { print } from './print.js';
import { compareVersions, isVersion } from './semver.js';
import { sprintf } from './sprintf.js';
import { anyPrefixMatch, anySuffixMatch, countSubstring } from './strings.js';
import { parseBytes, parseUnits } from './units.js';
import { isUri, parseUri } from './uri.js';

/**
 * Every builtin that policies may use beyond those that OPA compiles into the module. Only what answers as OPA does is here;
 * a module that needs another is refused when it is loaded.
 */
export const hostBuiltins: Readonly<Record<string, HostBuiltin>> = {
  'internal.print': print,
  'json.patch': patchJson,
  'net.cidr_contains_matches': matchCidrs,
  'net.cidr_expand': expandCidr,
  'net.cidr_is_valid': isCidr,
  'net.cidr_merge': mergeCidrs,
  'object.subset': objectSubset,
  'semver.compare': compareVersions,
  'semver.is_valid': isVersion,
  sprintf,
  'strings.any_prefix_match': anyPrefixMatch,
  'strings.any_suffix_match': anySuffixMatch,
  'strings.count': countSubstring,
  'time.now_ns': (_, { now }) => integer(now),
  // Traces are for OPA's own explanations, which a module cannot give.
  trace: (operands) => {
    stringOperand(operands, 0);
    return true;
  },
  'units.parse': parseUnits,
  'units.parse_bytes': parseBytes,
  'uri.is_valid': isUri,
  'uri.parse': parseUri,
};

export { type BuiltinContext, BuiltinError, type HostBuiltin } from './host-builtin.js';
