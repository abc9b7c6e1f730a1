import type { Modules } from '../opa/index.js';
import { gatherLibraries, librariesIn } from '../gather-libraries.js';

/**
 * The libraries of the package that modules use and do not bring themselves, and those that these use. The table of kinds is among
 * them where a policy of the contract is: it says what such a policy judges.
 */
export function shippedLibraries(modules: Modules): Modules {
  const texts = Object.values(modules);
  const own = new Set(
    texts.flatMap((text) => /^package\s+lib\.archfit\.(\w+)/m.exec(text)?.[1] ?? []),
  );
  const isContract = texts.some((text) => /^package\s+archfit\./m.test(text));
  const used = [...(isContract ? ['kubernetes'] : []), ...texts.flatMap(librariesIn)];
  return gatherLibraries(used, own, 'archfit/lib');
}
