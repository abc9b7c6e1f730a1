/** The comment that ends on the line above an offset, where nothing else stands before the offset on its own line. */
export function commentAbove(text: string, offset: number): string | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  if (text.slice(lineStart, offset).trim() !== '') return undefined;
  const lines: string[] = [];
  for (let end = lineStart - 1; end >= 0;) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).trim();
    if (line.startsWith('//')) lines.unshift(line.replace(/^\/+/, '').trim());
    else if (lines.length === 0 && line.endsWith('*/')) return blockEndingAt(text, end);
    else break;
    end = start - 1;
  }
  return lines.join('\n').trim() || undefined;
}

function blockEndingAt(text: string, end: number): string | undefined {
  const start = text.lastIndexOf('/*', end);
  const lines = text.slice(start + 2, text.lastIndexOf('*/', end)).split('\n');
  const clean = lines.map((line) => line.replace(/^\s*\*+/, '').trim());
  // Something before it on its line: it belongs to that.
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, Math.max(0, start));
  return start === -1 || before.trim() !== '' ? undefined : clean.join('\n').trim() || undefined;
}
