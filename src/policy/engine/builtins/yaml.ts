import type { RegoValue } from '../rego/rego-value.js';
import { readYaml } from '../yaml/read-yaml.js';
import { writeYaml } from '../yaml/write-yaml.js';
import { YamlFault } from '../yaml/yaml-fault.js';
import { BuiltinError, type HostBuiltin, stringOperand } from './host-builtin.js';

/** `yaml.unmarshal`: the value of the first document of a text. */
export const unmarshalYaml: HostBuiltin = (operands) => {
  const text = stringOperand(operands, 0);
  return orUndefined(() => readYaml(text));
};

/** `yaml.marshal`: a value as a document of YAML. */
export const marshalYaml: HostBuiltin = ([value = null]) => orUndefined(() => writeYaml(value));

/** `yaml.is_valid`: whether `yaml.unmarshal` has an answer; false for anything that is no string. */
export const isYaml: HostBuiltin = ([value]) => {
  if (typeof value !== 'string') return false;
  try {
    readYaml(value);
    return true;
  } catch (error) {
    if (error instanceof YamlFault) return false;
    throw error;
  }
};

function orUndefined(answer: () => RegoValue): RegoValue {
  try {
    return answer();
  } catch (error) {
    if (error instanceof YamlFault) throw new BuiltinError(error.message);
    throw error;
  }
}
