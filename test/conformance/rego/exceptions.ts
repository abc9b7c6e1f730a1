const integerKeys =
  'the number keys of a path into data are read as texts by OPA itself; in WebAssembly they are numbers (open-policy-agent/opa#3711)';
const exponents =
  'WebAssembly reads the number; only OPA’s own evaluator limits the exponents that json.unmarshal takes';

/** Cases whose builtins are all there and that fail nevertheless, by id, with the reason. */
export const exceptions: Readonly<Record<string, string>> = {
  'data/nested integer': integerKeys,
  'data/toplevel integer': integerKeys,
  'jsonbuiltins/unmarshal number beyond the supported exponent is undefined': exponents,
  'jsonbuiltins/unmarshal number with too big an exponent is undefined': exponents,
  'strings/format_int: bignum exact (>64-bit integer, all bases + negative)':
    'format_int, which OPA compiles into the module, reads integers of 64 bits and aborts on larger ones',
  'withkeyword/builtin-builtin: arity 0':
    'opa.runtime tells the version of OPA here; in OPA’s own run it is told nothing',
};
