import { findElement } from './find-element.js';

const themes = ['auto', 'light', 'dark'] as const;

const key = 'archfit-theme';

/** Lets a person choose light or dark against the settings of the system; the choice is kept where the browser keeps any. */
export function offerThemes(): void {
  const button = findElement('[data-action="theme"]', HTMLButtonElement);
  let theme: (typeof themes)[number] = themes.find((name) => name === remember()) ?? 'auto';
  const show = () => {
    document.documentElement.dataset['theme'] = theme;
    button.textContent = `Theme: ${theme}`;
  };
  button.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
    remember(theme);
    show();
  });
  show();
}

/** Reads what was kept, or keeps something. A page of a file may not be let. */
function remember(value?: string): string | null {
  try {
    if (value !== undefined) localStorage.setItem(key, value);
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
