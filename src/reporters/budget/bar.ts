import type { ReportedDependency } from '../../report/index.js';

/** Cells of a bar. */
const width = 40;

interface Signs {
  readonly used: string;
  readonly free: string;
  readonly limit: string;
  readonly above: string;
  readonly unknown: string;
}

const blocks: Signs = { used: '█', free: '░', limit: '│', above: '▓', unknown: '?' };
const letters: Signs = { used: '#', free: '.', limit: '|', above: '!', unknown: '?' };

/**
 * What is used of what is allowed, in cells: up to the limit, and above it. One connection too many is seen, and so is one that is left.
 * Empty where the limit is not known.
 */
export function drawBar(
  { supply: { allowed }, demand }: Pick<ReportedDependency, 'supply' | 'demand'>,
  { isAscii }: { readonly isAscii: boolean },
): string {
  if (allowed === null) return '';
  const signs = isAscii ? letters : blocks;
  const total = demand.total ?? demand.atLeast;
  if (total > allowed) {
    const above = between(1, Math.round(((total - allowed) / total) * width), width);
    return `[${signs.used.repeat(width - above)}${signs.limit}${signs.above.repeat(above)}]`;
  }
  const most = total === allowed ? width : width - 1;
  const used = total === 0 ? 0 : between(1, Math.round((total / allowed) * width), most);
  const rest = demand.total === null ? signs.unknown : signs.free;
  return `[${signs.used.repeat(used)}${rest.repeat(width - used)}${signs.limit}]`;
}

function between(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
