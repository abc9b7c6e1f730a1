export default { test: { setupFiles: ['archfit/vitest'] } };
