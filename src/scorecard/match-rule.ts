/** Whether what a level names has a wildcard, and so means several rules. */
export function isRuleGlob(pattern: string): boolean {
  return pattern.includes('*');
}

/** Whether a rule is one of those that a level names: `kubernetes/owner-label`, `kubernetes/*`. */
export function matchesRule(pattern: string, rule: string): boolean {
  if (!isRuleGlob(pattern)) return pattern === rule;
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop() ?? '';
  if (!rule.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = rule.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return rule.length - last.length >= at && rule.endsWith(last);
}
