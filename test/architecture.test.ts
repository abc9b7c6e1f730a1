import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { contexts, evaluate, modules, readModules } from '../src/index.js';
import '../src/runner/jest-globals.js';
import { rooms } from './rooms.js';

/** Packages that some rooms alone may load, most of them one. */
const owners: Readonly<Record<string, string | readonly string[]>> = {
  '@open-policy-agent/opa-wasm': 'policy/engine',
  '@prometheus-io/lezer-promql': 'facts/operations/promql',
  // Builtins cannot wait for what the sources load later.
  'js-yaml': ['source', 'policy/engine/yaml'],
  'openapi-diff': 'evaluate/openapi/second-opinion',
  commander: 'cli',
  'es-module-lexer': 'facts/modules/imports',
  jiti: 'config',
  'jsonc-parser': 'facts/modules/resolution',
  picomatch: 'source',
  picocolors: 'reporters',
  protobufjs: 'facts/events/protobuf',
  // Alertmanager matches as Go does.
  re2js: ['policy/engine', 'facts/operations/alertmanager'],
  tinyglobby: 'source',
  'ts-morph': 'facts/typescript',
};

const root = join(__dirname, '..', 'src');

interface SourceFile {
  readonly file: string;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
}

function readCode(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.m?[jt]s$/.test(file))
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return { file, text, code: text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '') };
    });
}

const sources = readCode(root);

const judged = evaluate(
  [
    modules({
      files: 'src',
      contexts: contexts(
        Object.fromEntries(
          Object.keys(rooms).map((room) => [
            room,
            room === 'index' ? 'src/index.ts' : `src/${room}`,
          ]),
        ),
        { public: '**', relationships: rooms },
      ),
    }),
  ],
  {
    cwd: join(root, '..'),
    only: [
      'modules/context-per-service',
      'modules/dynamic-import-evasion',
      'modules/layer-config-not-vacuous',
      'modules/no-cross-context-internals',
      'modules/no-cycles',
      'modules/no-unresolved',
      'modules/transitive-layer-violation',
    ],
    // A command and what runs it name each other's types, and what runs it is loaded later.
    rules: { 'modules/no-cycles': { parameters: { type_imports: 'ignore' } } },
    overrides: [
      // These ask for what stands in the project of a user.
      {
        paths: [
          'src/cli/init/read-project.ts',
          'src/config/load/import-module.ts',
          'src/config/load/read-config.ts',
          'src/config/load/resolve-extends.ts',
        ],
        rules: { 'modules/dynamic-import-evasion': 'off', 'modules/context-per-service': 'off' },
      },
    ],
  },
);

const code = readModules(join(root, '..'), { files: 'src' });

describe('the rooms', () => {
  test('import downwards only, in no circles, and nothing that is not there', async () => {
    const report = await judged;
    expect(report).toComply();
    expect(report.inputs).toMatchObject([{ kind: 'modules', units: sources.length }]);
    for (const { rule, outcome, evidence } of report.checks) {
      expect({ rule, outcome }).toEqual({ rule, outcome: 'pass' });
      expect(evidence.examined).toBeGreaterThan(1000);
    }
  });

  test('keep each heavy package in one room', async () => {
    const { edges } = await code;
    const loads = edges.flatMap(({ from, target }) =>
      target.kind === 'external' ? [{ from, package: target.package }] : [],
    );
    const strays = loads.filter((load) => {
      const rooms = [owners[load.package] ?? []].flat();
      return rooms.length > 0 && !rooms.some((room) => load.from.startsWith(`src/${room}/`));
    });
    expect(strays).toEqual([]);
    const unused = Object.keys(owners).filter(
      (name) => !loads.some((load) => load.package === name),
    );
    expect(unused).toEqual([]);
  });

  test('export no value that nothing outside its file uses', () => {
    const users = new Map<string, Set<string>>();
    const read = [
      ...sources,
      ...['.ci', 'bench', 'test', 'wasm'].flatMap((folder) => readCode(join(root, '..', folder))),
    ];
    read.forEach(({ file, code }) => {
      for (const [word] of code.matchAll(/\b[a-zA-Z]\w*\b/g)) {
        const known = users.get(word);
        if (known) known.add(file);
        else users.set(word, new Set([file]));
      }
    });
    const unused = sources.flatMap(({ file, code }) =>
      [...code.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)]
        .filter(([, name = '']) => users.get(name)?.size === 1)
        .map(([, name]) => `${file} exports ${name}`),
    );
    expect(unused).toEqual([]);
  });

  test('say at the top why a file is long', () => {
    const unexplained = sources
      .filter(({ text }) => text.trimEnd().split('\n').length > 300)
      .filter(({ text }) => !/^\/[/*][^;]*\blong(?:er)?\b/i.test(text))
      .map(({ file }) => file);
    expect(unexplained).toEqual([]);
  });

  test('describe every public name', () => {
    const index = sources.find(({ file }) => file === 'index.ts')?.code ?? '';
    const names = new Set(index.match(/\b[a-zA-Z]\w*\b/g));
    const bare = new Set<string>();
    const described = new Set<string>();
    // Of the signatures of a function the first one has the comment, and a word to the linter may stand between.
    const declaration =
      /(\*\/\n(?:\/\/.*\n)*)?^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm;
    for (const { file, text } of sources) {
      for (const [, comment, name = ''] of text.matchAll(declaration)) {
        if (names.has(name)) (comment === undefined ? bare : described).add(`${file} ${name}`);
      }
    }
    expect(described.size).toBeGreaterThan(50);
    expect([...bare].filter((name) => !described.has(name))).toEqual([]);
  });

  test('print and end the process in the command line alone', () => {
    const strays = sources
      .filter(({ file }) => !file.startsWith('cli'))
      .filter(({ code }) => /\bconsole\.|process\.(exit|stdout|stderr)\b/.test(code))
      .map(({ file }) => file);
    expect(strays).toEqual([]);
  });
});
