import { Buffer } from 'node:buffer';
import { formatFloat } from '../go/format-float.js';
import { sortRegoValues } from '../rego/compare-rego-values.js';
import { toJsonKey } from '../rego/marshal-json.js';
import { isArray, type RegoValue } from '../rego/rego-value.js';
import { compareYamlKeys } from './compare-yaml-keys.js';
import { resolvePlain } from './resolve-scalar.js';
import { fitsBlock, writeBlock, writeFlowScalar } from './write-scalar.js';
import { YamlFault } from './yaml-fault.js';

/** Bytes of the longest key that stands before a colon; longer ones get a line with a question mark. */
const longestKey = 128;

/**
 * Writes a value as OPA's `yaml.marshal`: as go.yaml.in/yaml/v3 writes what it reads of the value's JSON, with an indentation of
 * two. Sets are sorted arrays, and keys that are no texts are their JSON.
 *
 * @throws {@link YamlFault} for texts with characters that YAML does not allow
 */
export function writeYaml(value: RegoValue): string {
  return `${writeNode(value, '', 'inline').slice(1)}\n`;
}

/** Whether a collection starts where its parent stands, or on a line of its own. */
type Start = 'inline' | 'line';

/** @param indentation of the node itself, when it is a collection */
function writeNode(value: RegoValue, indentation: string, start: Start): string {
  if (typeof value === 'string') return ` ${writeText(value, indentation)}`;
  if (value === null || typeof value === 'boolean') return ` ${value}`;
  if (isArray(value)) return writeSequence(value, indentation, start);
  switch (value.kind) {
    case 'number':
      return ` ${writeNumber(value.text)}`;
    case 'set':
      return writeSequence(sortRegoValues(value.elements), indentation, start);
    case 'object': {
      const members = new Map(value.entries.map(([key, member]) => [toJsonKey(key), member]));
      const sorted = [...members].sort(([left], [right]) => compareYamlKeys(left, right));
      const lines = sorted.map(([key, member]) => writeMember(key, member, indentation));
      return lines.length === 0 ? ' {}' : collect(lines, indentation, start);
    }
  }
}

function writeSequence(elements: readonly RegoValue[], indentation: string, start: Start): string {
  if (elements.length === 0) return ' []';
  const lines = elements.map(
    (element) => `-${writeNode(element, deeper(element, indentation), 'inline')}`,
  );
  return collect(lines, indentation, start);
}

function writeMember(key: string, member: RegoValue, indentation: string): string {
  const inner = deeper(member, indentation);
  if (!/[\r\n\x85\u2028\u2029]/.test(key) && Buffer.byteLength(key) <= longestKey) {
    checkText(key);
    return `${writeFlowScalar(key)}:${writeNode(member, inner, 'line')}`;
  }
  const long = writeText(key, indentation);
  return `? ${long}\n${indentation}:${writeNode(member, inner, 'inline')}`;
}

/** A text is indented by what it stands in, a collection by itself. */
function deeper(value: RegoValue, indentation: string): string {
  return typeof value === 'string' ? indentation : `${indentation}  `;
}

function collect(lines: readonly string[], indentation: string, start: Start): string {
  return (start === 'line' ? `\n${indentation}` : ' ') + lines.join(`\n${indentation}`);
}

function writeText(text: string, indentation: string): string {
  checkText(text);
  return fitsBlock(text) ? writeBlock(text, `${indentation}  `) : writeFlowScalar(text);
}

/** OPA lets YAML's reader see the JSON, in which these stand as they are. */
function checkText(text: string): void {
  if (/[\x7f-\x84\x86-\x9f\ufffe\uffff]/.test(text)) {
    throw new YamlFault('yaml: control characters are not allowed');
  }
}

function writeNumber(text: string): string {
  const number = resolvePlain(text);
  if (number.kind === 'integer') return number.value.toString();
  return number.kind === 'float' ? formatFloat(number.value, 'g', -1) : writeFlowScalar(text);
}
