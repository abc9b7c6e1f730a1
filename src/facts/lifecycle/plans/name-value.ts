/** What a plan and a break call a value of a contract: a text by itself, anything else as JSON. */
export function nameValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
