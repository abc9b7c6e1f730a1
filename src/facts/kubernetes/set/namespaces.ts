/**
 * Those of the candidates that stand in a namespace. An object without one lands in that of its release, which the manifests
 * do not say: so where none stands in the very namespace, those are taken for which one side does not name it.
 */
export function inNamespace<Object extends { readonly namespace: string }>(
  candidates: readonly Object[],
  namespace: string,
): readonly Object[] {
  const exact = candidates.filter((candidate) => candidate.namespace === namespace);
  if (exact.length > 0) return exact;
  return candidates.filter((candidate) => candidate.namespace === '' || namespace === '');
}

/** Answers the same for many namespaces without asking every candidate. */
export class NamespaceIndex<Object extends { readonly namespace: string }> {
  readonly #byNamespace = new Map<string, Object[]>();

  constructor(private readonly candidates: readonly Object[]) {
    for (const candidate of candidates) {
      const known = this.#byNamespace.get(candidate.namespace);
      if (known) known.push(candidate);
      else this.#byNamespace.set(candidate.namespace, [candidate]);
    }
  }

  /** Those that {@link inNamespace} gives. */
  in(namespace: string): readonly Object[] {
    return this.#byNamespace.get(namespace) ?? this.#withoutName(namespace);
  }

  /** Those that {@link inNamespace} may give of a part of the candidates. */
  around(namespace: string): readonly Object[] {
    if (namespace === '') return this.candidates;
    return [...(this.#byNamespace.get(namespace) ?? []), ...this.#withoutName(namespace)];
  }

  #withoutName(namespace: string): readonly Object[] {
    return namespace === '' ? this.candidates : (this.#byNamespace.get('') ?? []);
  }
}
