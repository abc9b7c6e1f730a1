import { type IpAddress, isIpv4 } from '../go/ip-address.js';
import { firstAddress, formatIpNetwork, type IpNetwork, lastAddress } from '../go/ip-network.js';
import { isArray, isSet, type RegoValue } from '../rego/rego-value.js';
import { readAddress, readNetwork } from './cidr.js';
import { BuiltinError, type HostBuiltin } from './host-builtin.js';

/** Consecutive addresses; with the network that they are, unless they were merged of several. */
interface AddressRange {
  readonly first: IpAddress;
  readonly last: IpAddress;
  readonly network?: IpNetwork;
}

/** The lowest IPv4 address, in whose place no lower one of IPv6 is looked for. */
const lowestIpv4 = 0xffff_0000_0000n;

/** `net.cidr_merge`: the fewest networks that hold the addresses of the given ones, and no other. */
export const mergeCidrs: HostBuiltin = ([operand = null]) => {
  const elements = isArray(operand) ? operand : isSet(operand) ? operand.elements : undefined;
  if (elements === undefined) throw new BuiltinError('operand must be an array');
  const merged = mergeRanges(elements.map(toNetwork).map(toRange));
  const networks = merged.flatMap((range) => (range.network ? [range.network] : split(range)));
  return { kind: 'set', elements: [...new Set(networks.map(formatIpNetwork))] };
};

/** A network, or an IPv4 address, which stands for the network of its class: A, B or C. */
function toNetwork(element: RegoValue): IpNetwork {
  if (typeof element !== 'string') throw new BuiltinError('element must be string');
  const address = readAddress(element);
  if (address === undefined) return readNetwork(element);
  if (!isIpv4(address)) throw new BuiltinError('IPv6 invalid: needs prefix length');
  const highest = (address >> 24n) & 0xffn;
  return { address, prefix: 96 + (highest < 0x80n ? 8 : highest < 0xc0n ? 16 : 24) };
}

function toRange(network: IpNetwork): AddressRange {
  const first = firstAddress(network);
  return { first, last: lastAddress({ address: first, prefix: network.prefix }), network };
}

function mergeRanges(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const sorted = [...ranges].sort(
    (left, right) => compare(left.last, right.last) || compare(left.first, right.first),
  );
  const merged: AddressRange[] = [];
  // From the end: whatever reaches down to the range before it swallows that one.
  let current = sorted.pop();
  while (current !== undefined) {
    const previous = sorted.pop();
    if (previous !== undefined && predecessor(current.first) <= previous.last) {
      const first = previous.first < current.first ? previous.first : current.first;
      current = { first, last: current.last };
    } else {
      merged.push(current);
      current = previous;
    }
  }
  return merged;
}

function predecessor(address: IpAddress): IpAddress {
  return address === 0n || address === lowestIpv4 ? address : address - 1n;
}

/** The largest networks that fit, from the first address to the last. */
function split({ first, last }: AddressRange): readonly IpNetwork[] {
  const networks: IpNetwork[] = [];
  for (let address = first; address <= last;) {
    let prefix = 128;
    while (prefix > 0) {
      const wider = { address, prefix: prefix - 1 };
      if (firstAddress(wider) !== address || lastAddress(wider) > last) break;
      prefix -= 1;
    }
    networks.push({ address, prefix });
    address = lastAddress({ address, prefix }) + 1n;
  }
  return networks;
}

function compare(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
