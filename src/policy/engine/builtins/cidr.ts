import { memoryAbort } from '../abort.js';
import { parseIpAddress, formatIpAddress, type IpAddress } from '../go/ip-address.js';
import {
  containsAddress,
  containsNetwork,
  firstAddress,
  type IpNetwork,
  lastAddress,
  parseIpNetwork,
} from '../go/ip-network.js';
import { integer, isArray, isObject, isSet, type RegoValue } from '../rego/rego-value.js';
import { BuiltinError, type HostBuiltin, stringOperand } from './host-builtin.js';

/** Addresses of a network beyond this cannot be listed in the memory of a module (IPv4: beyond a /10). */
const mostAddresses = 2n ** 22n;

/** `net.cidr_is_valid`: whether the operand is a network such as `10.0.0.0/8`; false for anything that is no string. */
export const isCidr: HostBuiltin = ([value]) =>
  typeof value === 'string' && parseIpNetwork(value) !== undefined;

/** `net.cidr_expand`: the set of all addresses of a network, the first and the last one too. */
export const expandCidr: HostBuiltin = (operands) => {
  const network = readNetwork(stringOperand(operands, 0));
  const first = firstAddress(network);
  const last = lastAddress(network);
  // OPA runs until its memory is full; that no answer comes must not look like an expression that does not hold.
  if (last - first >= mostAddresses) throw memoryAbort();
  const elements: string[] = [];
  for (let address = first; address <= last; address += 1n) elements.push(formatIpAddress(address));
  return { kind: 'set', elements };
};

/**
 * `net.cidr_contains_matches`: the pairs of a network of the first operand and an address or a network of the second that it
 * contains. Each of them is named by its index, its key, or itself where it stands alone or in a set.
 */
export const matchCidrs: HostBuiltin = ([networks = null, others = null]) => {
  const elements: RegoValue[] = [];
  for (const [network, name] of candidates(1, networks)) {
    // As in OPA, faults of the second operand count only where the first holds something.
    for (const [other, otherName] of candidates(2, others)) {
      if (contains(network, other)) elements.push([name, otherName]);
    }
  }
  return { kind: 'set', elements };
};

type Candidate = readonly [value: RegoValue, name: RegoValue];

function candidates(position: number, operand: RegoValue): readonly Candidate[] {
  if (typeof operand === 'string') return [[operand, operand]];
  if (isArray(operand)) {
    return operand.map((element, index) => [toCandidate(position, element), integer(index)]);
  }
  if (isSet(operand)) {
    return operand.elements.map((element) => [toCandidate(position, element), element]);
  }
  if (!isObject(operand)) return [];
  return operand.entries.map(([key, value]) => [toCandidate(position, value), key]);
}

/** A string, or the first element of an array: the rest is for the policy. */
function toCandidate(position: number, element: RegoValue): RegoValue {
  if (typeof element === 'string') return element;
  const first = isArray(element) ? element[0] : undefined;
  if (first !== undefined) return first;
  throw new BuiltinError(`operand ${position}: element must be string or non-empty array`);
}

function contains(outer: RegoValue, inner: RegoValue): boolean {
  const network = readNetwork(stringOperand([outer], 0));
  const text = stringOperand([inner], 0);
  const address = readAddress(text);
  if (address !== undefined) return containsAddress(network, address);
  const other = parseIpNetwork(text);
  if (other !== undefined) return containsNetwork(network, other);
  throw new BuiltinError(`not a valid textual representation of an IP address or CIDR: ${text}`);
}

/** @throws BuiltinError with Go's words when the text is no network */
export function readNetwork(text: string): IpNetwork {
  const network = parseIpNetwork(text);
  if (network === undefined) throw new BuiltinError(`invalid CIDR address: ${text}`);
  return network;
}

/** Reads an address as Go's `net.ParseIP` does, which knows no zones. */
export function readAddress(text: string): IpAddress | undefined {
  const parsed = parseIpAddress(text);
  return parsed?.zone === '' ? parsed.address : undefined;
}
