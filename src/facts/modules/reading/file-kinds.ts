/** Files that are read: `.ts .tsx .mts .cts .js .jsx .mjs .cjs`, and declarations. */
export function isModuleName(path: string): boolean {
  return /\.(?:[cm]?[jt]s|[jt]sx)$/.test(path);
}

export function isDeclarationName(path: string): boolean {
  return /\.d\.(?:[cm]?ts|[^./]+\.ts)$/.test(path);
}

/** TypeScript that a person wrote: no declaration, and no output of a compiler. */
export function isTypeScriptSource(path: string): boolean {
  return /\.(?:[cm]?ts|tsx)$/.test(path) && !isDeclarationName(path);
}

/** Code in a form that needs a compiler of its own. */
export function isComponentName(path: string): boolean {
  return /\.(?:vue|svelte|astro)$/.test(path);
}

/**
 * As test runners look for them: `orders.test.ts`, `orders.spec.tsx`, `orders.e2e-spec.ts`, `__tests__/`, `__mocks__/`, `test/`, `tests/`; and what
 * sets them up: `vitest.config.ts`, `jest.setup.ts`.
 */
export function isTestPath(path: string): boolean {
  return (
    /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|e2e)\//.test(path) ||
    /[.-](?:test|spec|e2e|cy)\.[^./]+$/.test(path) ||
    /(?:^|\/)(?:jest|vitest|playwright|cypress)[.-][^/]*$/.test(path)
  );
}
