import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTransformer } from '@swc/jest';

/** Where a source imports something by name or passes it on: `… from './x.js'`. */
const named = /^(?:import|export)\b[^;'"]*?\bfrom '(?<specifier>[^']+)'/gm;

/**
 * Jest transformer by which src/ loads a module when something of it is first used. Every test file loads its modules anew, and of
 * the hundreds behind an import it uses some: to load them all took longer than most tests. What a test file itself imports is
 * loaded first, as it says.
 */
export default {
  createTransformer(options) {
    const withLazy = (lazy) =>
      createTransformer({ ...options, module: { ...options.module, lazy } });
    const eagerly = withLazy([]);
    const self = readFileSync(fileURLToPath(import.meta.url));
    return {
      process(source, file, jest) {
        const isOurs = file.startsWith(join(jest.config.rootDir, 'src') + sep);
        const specifiers = Array.from(source.matchAll(named), ({ groups }) => groups.specifier);
        return (isOurs ? withLazy(specifiers) : eagerly).process(source, file, jest);
      },
      // What was made by another version of this file is not taken from the cache.
      getCacheKey(...file) {
        const key = createHash('sha256')
          .update(eagerly.getCacheKey(...file))
          .update(self);
        return key.digest('hex');
      },
    };
  },
};
