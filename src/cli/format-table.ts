/** Lines of columns that stand below each other; the last one is as long as it is. */
export function formatTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = new Map<number, number>();
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths.set(column, Math.max(widths.get(column) ?? 0, cell.length));
    });
  }
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell.padEnd(widths.get(column) ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
