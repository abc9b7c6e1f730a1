import { fileURLToPath } from 'node:url';

export const wasmFolder = fileURLToPath(new URL('.', import.meta.url));
