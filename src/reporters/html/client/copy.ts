/** Copies a text, and says so in the place of the button's own text for a moment. */
export async function copyBy(button: HTMLElement, text: string): Promise<void> {
  const isDone = await copy(text);
  const label = (button.dataset['label'] ??= button.textContent);
  button.textContent = isDone ? 'Copied' : 'Copying is not allowed here';
  setTimeout(() => {
    button.textContent = label;
  }, 1500);
}

/** A page of a file, or of a server without TLS, may have no clipboard but the one of a selection. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    // There is no other way where there is no clipboard.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const isDone = document.execCommand('copy');
    field.remove();
    return isDone;
  }
}

/** An entry as plain text, for a ticket or a chat: its line, where it is, and what is said of it. */
export function textOf(entry: Element): string {
  const lines = (selector: string) =>
    [...entry.querySelectorAll<HTMLElement>(selector)].map((part) => part.textContent.trim());
  const pairs = [...entry.querySelectorAll('dl > div')].map((pair) =>
    [...pair.children].map((part) => part.textContent).join(': '),
  );
  const rule = entry.closest('.group')?.querySelector('h3')?.textContent.trim() ?? '';
  const [severity = ''] = lines('summary .badge');
  const [message = ''] = lines('summary .message');
  return [
    `${severity}: ${message}`,
    rule,
    ...lines('.place figcaption'),
    ...pairs,
    ...lines('.fingerprint'),
  ].join('\n');
}
