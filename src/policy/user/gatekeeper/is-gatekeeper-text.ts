/** Whether a text may hold a ConstraintTemplate or a Constraint: a folder of policies holds much else in YAML, such as examples. */
export function isGatekeeperText(text: string): boolean {
  return /\b(?:templates|constraints)\.gatekeeper\.sh\//.test(text);
}
