/**
 * An IP address as Go's `net.IP` holds it: a number of 128 bits, in which an IPv4 address is its IPv4-mapped one
 * (`::ffff:a.b.c.d`). Go does not tell the two apart either.
 */
export type IpAddress = bigint;

const mappedPrefix = 0xffffn;

/** Whether the address is one of IPv4, or mapped from one. */
export function isIpv4(address: IpAddress): boolean {
  return address >> 32n === mappedPrefix;
}

/** An address with the length in which it was written: `::ffff:1.2.3.4` has 128 bits. */
export interface ParsedAddress {
  readonly address: IpAddress;
  readonly bits: 32 | 128;
  /** What follows a `%`, for IPv6 only. */
  readonly zone: string;
}

/** Reads an address as Go's `netip.ParseAddr` does. @returns undefined when it is none */
export function parseIpAddress(text: string): ParsedAddress | undefined {
  const first = /[.:%]/.exec(text)?.[0];
  if (first === '.') {
    const value = parseIpv4(text);
    return value && { address: (mappedPrefix << 32n) | value[0], bits: 32, zone: '' };
  }
  return first === ':' ? parseIpv6(text) : undefined;
}

/** Writes an address as Go does: IPv4 with dots, IPv6 as RFC 5952 has it. */
export function formatIpAddress(address: IpAddress): string {
  if (isIpv4(address)) {
    return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 0xffn).join('.');
  }
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  const zeros = longestZeros(groups);
  if (zeros === undefined) return groups.join(':');
  return `${groups.slice(0, zeros.start).join(':')}::${groups.slice(zeros.end).join(':')}`;
}

/** The first of the longest runs of zeros, of two groups at least. */
function longestZeros(groups: readonly string[]): { start: number; end: number } | undefined {
  let longest = { start: 0, end: 1 };
  for (let start = 0; start < groups.length; start += 1) {
    let end = start;
    while (groups[end] === '0') end += 1;
    if (end - start > longest.end - longest.start) longest = { start, end };
  }
  return longest.end - longest.start > 1 ? longest : undefined;
}

/** Four decimal octets without leading zeros. Wrapped, since zero is an address. */
function parseIpv4(text: string): readonly [bigint] | undefined {
  const octets = text.split('.');
  if (octets.length !== 4) return undefined;
  let value = 0n;
  for (const octet of octets) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(octet) || Number(octet) > 255) return undefined;
    value = (value << 8n) | BigInt(octet);
  }
  return [value];
}

function parseIpv6(text: string): ParsedAddress | undefined {
  const percent = text.indexOf('%');
  const zone = percent === -1 ? '' : text.slice(percent + 1);
  if (percent !== -1 && zone === '') return undefined;
  const halves = (percent === -1 ? text : text.slice(0, percent)).split('::');
  if (halves.length > 2) return undefined;
  const [left = '', right] = halves;
  const head = parseGroups(left, right === undefined);
  const tail = right === undefined ? [] : parseGroups(right, true);
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  // `::` stands for one group at least.
  if (right === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => 0n), ...tail];
  return { address: groups.reduce((value, group) => (value << 16n) | group, 0n), bits: 128, zone };
}

/** @param isLast whether the groups end the address, where an IPv4 address may stand for two of them */
function parseGroups(text: string, isLast: boolean): readonly bigint[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const groups: bigint[] = [];
  for (const [index, part] of parts.entries()) {
    if (/^[\da-fA-F]{1,4}$/.test(part)) {
      groups.push(BigInt(`0x${part}`));
      continue;
    }
    const embedded = isLast && index === parts.length - 1 ? parseIpv4(part) : undefined;
    if (embedded === undefined) return undefined;
    groups.push(embedded[0] >> 16n, embedded[0] & 0xffffn);
  }
  return groups;
}
