import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkLayer } from '../check/check-layer.js';
import type { ConfigContext } from '../config.js';
import type { ConfigFault } from '../config-error.js';
import type { ConfigLayer } from './config-layer.js';
import { readConfig } from './read-config.js';
import { displayPath } from '../rebase-path.js';
import { resolveExtends } from './resolve-extends.js';

export interface LayerOptions {
  /** What messages name files relative to. */
  readonly cwd: string;
  readonly context: ConfigContext;
}

export interface LoadedLayers {
  /** In the order in which they are merged. */
  readonly layers: readonly ConfigLayer[];
  /** What is wrong with each file by itself. */
  readonly faults: readonly ConfigFault[];
}

/** Reads a file of configuration and everything that it extends. */
export async function loadLayers(file: string, options: LayerOptions): Promise<LoadedLayers> {
  const layers: ConfigLayer[] = [];
  const faults: ConfigFault[] = [];

  /** @param above - the files that led here, from the first one on */
  async function visit(path: string, base: string, above: readonly string[]): Promise<void> {
    const uri = displayPath(path, options.cwd);
    const read = await readConfig(uri, options.cwd, options.context);
    if (read.kind === 'fault') {
      faults.push(read.fault);
      return;
    }
    const checked = checkLayer(read, uri);
    faults.push(...checked.faults);
    const { config, refused, definitions, checkNames } = checked;
    const { locate } = read;
    const layer = { file: path, base, config, refused, definitions, checkNames, locate };
    const names = [config.extends ?? []].flat();
    for (const [index, name] of names.entries()) {
      const at = typeof config.extends === 'string' ? ['extends'] : ['extends', index];
      const refuse = (message: string, hint: string) => {
        const setting = typeof config.extends === 'string' ? 'extends' : `extends[${index}]`;
        const location = read.locate(at);
        faults.push({ location, setting, message: `${setting}: ${message}`, hint });
      };
      const found = await resolveExtends(name, path);
      if (found.kind === 'missing') {
        refuse(found.message, found.hint);
        continue;
      }
      const chain = [...above, path];
      const circle = chain.findIndex((each) => isSameFile(each, found.file));
      if (circle !== -1) {
        const files = [...chain.slice(circle), found.file];
        const shown = files.map((each) => displayPath(each, options.cwd)).join(' extends ');
        refuse(`it extends itself: ${shown}`, 'Remove one of them from extends.');
        continue;
      }
      const isInPackage = found.isPackage || base !== dirname(path);
      await visit(found.file, isInPackage ? base : dirname(found.file), chain);
    }
    layers.push(layer);
  }

  await visit(file, dirname(file), []);
  return { layers, faults };
}

function isSameFile(left: string, right: string): boolean {
  return left === right || realPath(left) === realPath(right);
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
