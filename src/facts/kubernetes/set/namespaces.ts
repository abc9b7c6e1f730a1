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
