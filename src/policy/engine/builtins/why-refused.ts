/** Why the host offers no builtins of these names. */
const reasons: readonly (readonly [name: RegExp, reason: string])[] = [
  [/^(?:http\.send|net\.lookup_ip_addr)$/, 'needs the network'],
  [/^io\.jwt\./, 'reads or signs tokens'],
  [/^crypto\.(?:x509\.|parse_private_keys$)/, 'reads certificates and private keys'],
  [/^providers\.aws\./, 'signs requests'],
  [/^graphql\./, 'needs a parser of GraphQL'],
  [/^rego\.parse_module$/, 'needs a parser of Rego'],
  [/^strings\.render_template$/, 'needs the templates of Go'],
];

/** Says in a few words what keeps a builtin out, where it is more than that nobody has asked for it. */
export function whyRefused(builtin: string): string | undefined {
  return reasons.find(([name]) => name.test(builtin))?.[1];
}
