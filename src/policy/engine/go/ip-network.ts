import { formatIpAddress, type IpAddress, isIpv4, parseIpAddress } from './ip-address.js';

/** A network as Go's `net.IPNet` holds it. */
export interface IpNetwork {
  /** One of the network; its first one, but where OPA makes a network of an address. */
  readonly address: IpAddress;
  /** Of 128 bits; that of an IPv4 network is 96 larger than it is written. */
  readonly prefix: number;
}

const bits = 128;
const mappedBits = 96;

/** Reads `10.0.0.0/8` as Go's `net.ParseCIDR` does, and gives the network without the host. @returns undefined when it is none */
export function parseIpNetwork(text: string): IpNetwork | undefined {
  const slash = text.indexOf('/');
  if (slash === -1) return undefined;
  const parsed = parseIpAddress(text.slice(0, slash));
  const length = text.slice(slash + 1);
  if (parsed?.zone !== '' || !/^\d+$/.test(length)) return undefined;
  if (Number(length) > parsed.bits) return undefined;
  const prefix = Number(length) + bits - parsed.bits;
  return { address: firstAddress({ address: parsed.address, prefix }), prefix };
}

/** Writes a network as Go does, with the address that it holds. */
export function formatIpNetwork({ address, prefix }: IpNetwork): string {
  return `${formatIpAddress(address)}/${isIpv4(address) ? prefix - mappedBits : prefix}`;
}

export function firstAddress({ address, prefix }: IpNetwork): IpAddress {
  const host = BigInt(bits - prefix);
  return (address >> host) << host;
}

export function lastAddress({ address, prefix }: IpNetwork): IpAddress {
  return address | ((1n << BigInt(bits - prefix)) - 1n);
}

/** Whether an address is in a network. An IPv4 address is in none of IPv6, not even in `::/0`. */
export function containsAddress(network: IpNetwork, address: IpAddress): boolean {
  return (
    isIpv4(network.address) === isIpv4(address) &&
    firstAddress({ address, prefix: network.prefix }) === firstAddress(network)
  );
}

/** Whether all addresses of a network are in another. */
export function containsNetwork(outer: IpNetwork, inner: IpNetwork): boolean {
  return (
    isIpv4(outer.address) === isIpv4(inner.address) &&
    outer.prefix <= inner.prefix &&
    firstAddress({ address: inner.address, prefix: outer.prefix }) === firstAddress(outer)
  );
}
