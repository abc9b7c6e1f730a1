import { plantableFiles } from './plant-import.js';
import type { Planter } from './planter.js';

/** Lets a file import one that is not there. */
export const plantNowhere: Planter = (base) => {
  const [file] = plantableFiles(base);
  if (file === undefined) return { reason: 'no file is judged' };
  const specifier = './planted-by-self-check-and-not-there';
  return {
    file: file.path,
    statement: `import ${JSON.stringify(specifier)};`,
    spelledAs: `${specifier} (relative)`,
  };
};
