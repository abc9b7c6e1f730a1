import { isRecord } from '../../../../source/is-record.js';
import type { Location, Problem } from '../../../../report/index.js';
import { baseNameOf, folderOf } from '../../../../source/tree/index.js';
import { followPath } from '../follow-path.js';
import { excludePattern, includePattern } from './config-globs.js';
import type { ConfigLayer, ConfigLayers } from './read-layers.js';

/** A tsconfig with what it extends, as far as files are found by it. Paths are those of the tree. */
export interface Project {
  readonly path: string;
  readonly resolution: 'node10' | 'node16' | 'bundler';
  readonly baseUrl: string | undefined;
  readonly aliases: readonly Alias[];
  readonly rootDirs: readonly string[];
  /** Folders of output, each with that of the sources where it is known. */
  readonly outputs: readonly OutputFolder[];
  readonly customConditions: readonly string[];
  readonly moduleSuffixes: readonly string[] | undefined;
  readonly allowJs: boolean;
  /** Imports stay as they are written: only what is marked as type is erased. */
  readonly verbatimModuleSyntax: boolean;
  readonly isolatedModules: boolean;
  /** Types of parameters are needed when the program runs: imports of them are not erased. */
  readonly emitDecoratorMetadata: boolean;
  /** Configurations that it names, for files that are not its own. */
  readonly references: readonly string[];
  /** Whether a file is one of those that it compiles. */
  readonly includes: (file: string) => boolean;
  /** It compiles nothing itself, and names those that do. */
  readonly isSolution: boolean;
}

/** An entry of `paths`. */
export interface Alias {
  /** With at most one `*`. */
  readonly pattern: string;
  /** Paths, with a `*` in place of that of the pattern; those that lead out of the root are left out. */
  readonly ways: readonly string[];
  readonly locate: () => Location;
}

export interface OutputFolder {
  readonly folder: string;
  readonly sources: string | undefined;
}

/** What holds for files without a tsconfig. */
export const noProject: Project = {
  path: '',
  resolution: 'bundler',
  baseUrl: undefined,
  aliases: [],
  rootDirs: [],
  outputs: [],
  customConditions: [],
  moduleSuffixes: undefined,
  allowJs: true,
  verbatimModuleSyntax: false,
  isolatedModules: false,
  emitDecoratorMetadata: false,
  references: [],
  includes: () => true,
  isSolution: false,
};

/** @param problems - takes what is wrong with the options */
export function toProject(path: string, { layers }: ConfigLayers, problems: Problem[]): Project {
  const settings = new LayeredSettings(path, layers);
  const isJavaScript = baseNameOf(path) === 'jsconfig.json';
  const verbatimModuleSyntax = settings.flag('verbatimModuleSyntax') ?? false;
  const allowJs =
    settings.flag('allowJs') ?? settings.flag('checkJs') ?? (isJavaScript ? true : false);
  const references = settings.references();
  const { includes, isEmpty } = settings.selection(allowJs);
  return {
    path,
    resolution: settings.resolution(),
    baseUrl: settings.path('baseUrl'),
    aliases: settings.aliases(problems),
    rootDirs: settings.paths('rootDirs'),
    outputs: settings.outputs(),
    customConditions: settings.texts('customConditions') ?? [],
    moduleSuffixes: settings.texts('moduleSuffixes'),
    allowJs,
    verbatimModuleSyntax,
    isolatedModules: verbatimModuleSyntax || (settings.flag('isolatedModules') ?? false),
    emitDecoratorMetadata: settings.flag('emitDecoratorMetadata') ?? false,
    references,
    includes,
    isSolution: references.length > 0 && isEmpty,
  };
}

interface Setting {
  readonly value: unknown;
  readonly layer: ConfigLayer;
}

class LayeredSettings {
  private readonly folder: string;

  constructor(
    path: string,
    private readonly layers: readonly ConfigLayer[],
  ) {
    this.folder = folderOf(path);
  }

  flag(option: string): boolean | undefined {
    const value = this.option(option)?.value;
    return typeof value === 'boolean' ? value : undefined;
  }

  texts(option: string): readonly string[] | undefined {
    const value = this.option(option)?.value;
    return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : undefined;
  }

  path(option: string): string | undefined {
    const found = this.option(option);
    return typeof found?.value === 'string' ? this.follow(found.layer, found.value) : undefined;
  }

  paths(option: string): readonly string[] {
    const layer = this.option(option)?.layer;
    if (!layer) return [];
    return (this.texts(option) ?? []).flatMap((way) => this.follow(layer, way) ?? []);
  }

  /** TypeScript 6 has `bundler` where nothing is said; modules of Node bring their own. */
  resolution(): Project['resolution'] {
    const said = this.word('moduleResolution') ?? this.word('module') ?? '';
    if (/^node(?:10)?$|^classic$/.test(said)) return 'node10';
    return /^node(?:\d\d|next)$/.test(said) ? 'node16' : 'bundler';
  }

  aliases(problems: Problem[]): readonly Alias[] {
    const found = this.option('paths');
    if (!found) return [];
    const { layer, value } = found;
    const locate = (...steps: readonly (string | number)[]): Location =>
      layer.file.locate(['compilerOptions', 'paths', ...steps]);
    const refuse = (message: string, location: Location): void => {
      const hint = 'Write each alias with a list of paths: { "@app/*": ["./src/*"] }.';
      problems.push({ code: 'tsconfig-invalid', message, location, hint });
    };
    if (!isRecord(value)) {
      refuse('`paths` holds no aliases', locate());
      return [];
    }
    const folder = this.path('baseUrl') ?? layer.folder;
    return Object.entries(value).flatMap(([pattern, ways]) => {
      const isList = Array.isArray(ways) && ways.every((way) => typeof way === 'string');
      if (!isList || /\*.*\*/.test(pattern)) {
        const fault = isList ? 'has more than one `*`' : 'has no list of paths';
        refuse(`the alias ${pattern} ${fault}`, locate(pattern));
        return [];
      }
      const inside = ways.flatMap((way) => this.follow({ ...layer, folder }, way) ?? []);
      return [{ pattern, ways: inside, locate: () => locate(pattern) }];
    });
  }

  outputs(): readonly OutputFolder[] {
    const sources = this.path('rootDir');
    return ['outDir', 'declarationDir'].flatMap((option) => {
      const folder = this.path(option);
      return folder === undefined ? [] : [{ folder, sources }];
    });
  }

  /** They are not inherited. */
  references(): readonly string[] {
    const own = this.layers.at(-1);
    const references = own?.file.value['references'];
    if (!own || !Array.isArray(references)) return [];
    return references.flatMap((reference: unknown) => {
      const way = isRecord(reference) ? reference['path'] : undefined;
      const path = typeof way === 'string' ? this.follow(own, way) : undefined;
      return path === undefined ? [] : [path];
    });
  }

  selection(allowJs: boolean): { includes: Project['includes']; isEmpty: boolean } {
    const files = this.globs('files');
    const include = this.globs('include');
    const exclude = this.globs('exclude');
    const named = new Set(files?.flatMap(({ folder, glob }) => followPath(folder, glob) ?? []));
    const everything = files ? [] : [{ folder: this.folder, glob: '**/*' }];
    const included = (include ?? everything).flatMap(
      ({ folder, glob }) => includePattern(folder, glob) ?? [],
    );
    const outputs = this.outputs().map(({ folder }) => ({ folder, glob: '' }));
    const excluded = (exclude ?? outputs)
      .filter(({ folder }) => exclude !== undefined || folder !== this.folder)
      .flatMap(({ folder, glob }) => excludePattern(folder, glob) ?? []);
    const extension = allowJs ? /\.[cm]?[jt]sx?$/ : /\.[cm]?tsx?$/;
    return {
      isEmpty: named.size === 0 && included.length === 0,
      includes: (file) => {
        if (named.has(file)) return true;
        if (!extension.test(file)) return false;
        const path = `/${file}`;
        return (
          included.some((pattern) => pattern.test(path)) &&
          !excluded.some((pattern) => pattern.test(path))
        );
      },
    };
  }

  private word(option: string): string | undefined {
    const value = this.option(option)?.value;
    return typeof value === 'string' ? value.toLowerCase() : undefined;
  }

  private option(option: string): Setting | undefined {
    for (const layer of this.layers.toReversed()) {
      const options = layer.file.value['compilerOptions'];
      if (isRecord(options) && options[option] !== undefined) {
        // null takes away what was inherited.
        return options[option] === null ? undefined : { value: options[option], layer };
      }
    }
    return undefined;
  }

  private globs(field: string): readonly { folder: string; glob: string }[] | undefined {
    const layer = this.layers.findLast(({ file }) => Array.isArray(file.value[field]));
    const globs = layer?.file.value[field];
    if (!layer || !Array.isArray(globs)) return undefined;
    return globs
      .filter((glob): glob is string => typeof glob === 'string')
      .map((glob) => {
        const own = withoutConfigDir(glob);
        return own === undefined
          ? { folder: layer.folder, glob }
          : { folder: this.folder, glob: own };
      });
  }

  private follow({ folder }: ConfigLayer, way: string): string | undefined {
    const own = withoutConfigDir(way);
    return own === undefined ? followPath(folder, way) : followPath(this.folder, own);
  }
}

/** What follows `${configDir}`, which is the folder of the configuration that extends the others. */
function withoutConfigDir(way: string): string | undefined {
  const place = '${configDir}';
  return way.startsWith(place) ? `./${way.slice(place.length)}` : undefined;
}
