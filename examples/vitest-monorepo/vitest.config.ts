import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    // Vitest watches modules alone; these files are judged, too.
    forceRerunTriggers: ['**/schemas/*.yaml', '**/package.json'],
  },
});
