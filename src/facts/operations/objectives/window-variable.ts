const window = /\{\{-?\s*\.window\s*-?\}\}/g;

/** A query of an objective with a window in place of `{{.window}}`, which Sloth lets stand for each window that it makes a rule for. */
export function fillWindow(text: string): string {
  return text.replaceAll(window, '5m');
}
