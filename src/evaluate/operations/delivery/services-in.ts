/**
 * The services that names speak of. The first text that names one decides: a job that is named after a service deploys that one, whatever
 * the name of its pipeline says.
 */
export function servicesIn(
  texts: readonly string[],
  services: readonly string[],
): readonly string[] {
  const known = [...new Set(services)].sort();
  for (const text of texts) {
    const found = known.filter((service) => holdsWord(text, service));
    if (found.length > 0) return found;
  }
  return [];
}

/** `orders` stands in `deploy-orders` and in `deployment/orders`, and not in `reorders` or in `orders-outbox`, where that is a service. */
function holdsWord(text: string, word: string): boolean {
  const lower = text.toLowerCase();
  const wanted = word.toLowerCase();
  if (wanted === '') return false;
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + 1)) {
    const before = lower.charAt(at - 1);
    const behind = lower.charAt(at + wanted.length);
    if (!/[a-z\d]/.test(before) && !/[a-z\d]/.test(behind)) return true;
  }
  return false;
}
