/** A key of a package, as the contract makes it of a rule's id. */
export function packageOf(id: string): string {
  return `archfit.${id.replaceAll('-', '_').replace('/', '.')}`;
}

/** The settings where `lib.archfit.parameters` looks for them; undefined where no rule has any. */
export function settingsOf(
  rules: readonly {
    readonly rule: { readonly id: string };
    readonly parameters: Readonly<Record<string, unknown>>;
  }[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    rules
      .filter(({ parameters }) => Object.keys(parameters).length > 0)
      .map(({ rule, parameters }) => [rule.id, parameters]),
  );
}
