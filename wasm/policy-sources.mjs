import { readdirSync, readFileSync } from 'node:fs';

/** Texts of all Rego files below policies/, by path relative to the checkout, with slashes. */
export function readPolicySources() {
  const files = readdirSync('policies', { recursive: true })
    .map((file) => `policies/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.rego'))
    .sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(file, 'utf8')]));
}
