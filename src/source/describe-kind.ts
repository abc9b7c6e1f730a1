/** What a value looks like that is not what it was named as: people name the wrong file more often than they write a wrong one. */
export function describeKind(value: unknown): string | undefined {
  if (value === null || value === undefined) return 'it is empty';
  if (Array.isArray(value)) return 'it is a list';
  if (typeof value !== 'object') return 'it is a text';
  const has = (...keys: readonly string[]) => keys.every((key) => Object.hasOwn(value, key));
  const kind = kinds.find(({ keys }) => has(...keys));
  return kind && `it looks like ${kind.name}`;
}

const kinds: readonly { readonly keys: readonly string[]; readonly name: string }[] = [
  { keys: ['checks', 'verdict'], name: 'a report of archfit' },
  { keys: ['environments', 'verdict'], name: 'a report of archfit budget' },
  { keys: ['base', 'head', 'findings'], name: 'a comparison of two reports' },
  { keys: ['fingerprints', 'findings'], name: 'a baseline' },
  { keys: ['waivers', 'sources'], name: 'a configuration' },
  { keys: ['apiVersion', 'kind'], name: 'a Kubernetes object' },
  { keys: ['runs', 'version'], name: 'a SARIF log' },
  { keys: ['sources'], name: 'a configuration' },
  { keys: ['rules'], name: 'a configuration' },
  { keys: ['waivers'], name: 'a file of waivers' },
];
