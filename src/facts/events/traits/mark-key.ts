/** A key of a mark without what differs between formats: `x-Event_Owner`, `(acme.event_owner)` and `eventOwner` are `eventowner`. */
export function plainKey(key: string): string {
  const simple = key.slice(Math.max(key.lastIndexOf('.'), key.lastIndexOf(':')) + 1);
  return simple
    .replace(/^x-/i, '')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
}
