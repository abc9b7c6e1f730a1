/** What to do with a chart that was given as it is, named by one of its files or by its folder; `undefined` where neither is known. */
export function renderHint(chart?: string): string {
  const name = chart ?? 'CHART';
  return `Render it first: name it as a source (kind: helm, chart: ${name}), or pipe it: helm template ${name} | archfit check -`;
}

/** The folder of the chart that a file is a template of. */
export function chartOf(uri: string): string | undefined {
  const [, folder] = /^(.*?)\/?(?<![^/])templates\/[^/]/.exec(uri) ?? [];
  return folder === undefined ? undefined : folder || '.';
}
