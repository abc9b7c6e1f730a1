import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';

// What is loaded when, by the built package: each module costs every run a part of a millisecond, and is easily asked for by mistake.
const root = join(__dirname, '..');
const built = join(root, 'dist');

/** Files and packages that a script has loaded when its process ends; those of ours relative to the built package. */
function loadedBy(script: string, ...args: readonly string[]): readonly string[] {
  const record = `process.on('exit', () => {
    require('node:fs').writeSync(2, '\\n' + JSON.stringify(Object.keys(require.cache)));
  });`;
  const { stderr } = spawnSync(process.execPath, ['--eval', `${record}\n${script}`, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = JSON.parse(stderr.split('\n').at(-1) ?? '') as readonly string[];
  return files.map((file) => relative(built, file).replaceAll('\\', '/'));
}

/** Names of the packages among files. */
function packagesOf(files: readonly string[]): readonly string[] {
  const names = files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort();
}

const requireBuilt = (file: string) => `require(${JSON.stringify(join(built, file))});`;

describe('the built package', () => {
  test('loads next to nothing with `require`, and each name with its first use', () => {
    expect(loadedBy(requireBuilt('index.js'))).toEqual(['index.js', 'report/index.js']);
    const used = loadedBy(
      `const { parseQuantity } = ${requireBuilt('index.js')} parseQuantity('1');`,
    );
    expect(used).toContain('facts/kubernetes/quantity.js');
    expect(used.length).toBeLessThan(10);
  });

  test('loads with `import` what its names stand in, and nothing that these need', () => {
    const script = `import(${JSON.stringify(pathToFileURL(join(built, 'index.js')).href)})
      .then(({ ArchfitError, evaluate }) => new ArchfitError('usage', evaluate.name));`;
    const loaded = loadedBy(script);
    expect(packagesOf(loaded)).toEqual([]);
    // Each name is read at once, as Node does it: that is one module a name.
    expect(loaded).toContain('evaluate/evaluate.js');
    expect(loaded.filter((file) => /^(?:policy|source)\//.test(file))).toEqual([
      'policy/user/define-pack.js',
    ]);
    expect(loaded.length).toBeLessThan(40);
  });

  test('loads for one manifest what judges and tells it', () => {
    const files = loadedBy(
      requireBuilt('cli/archfit.js'),
      ...['archfit', 'check', 'fixtures/shop/rendered/prod/orders.yaml', '--report-only'],
    );
    expect(files).toContain('evaluate/judge-manifests.js');
    // What reads code, Protobuf, JSON with comments and configurations in TypeScript, and what checks settings, is for runs that have them.
    expect(packagesOf(files)).toEqual([
      '@open-policy-agent/opa-wasm',
      'commander',
      'js-yaml',
      'picocolors',
      'sprintf-js',
      'yaml',
    ]);
    // Of the builtins those that the rules called.
    expect(files.filter((file) => file.startsWith('policy/engine/builtins/'))).toEqual([
      'policy/engine/builtins/index.js',
      'policy/engine/builtins/sprintf.js',
      'policy/engine/builtins/host-builtin.js',
    ]);
    expect(files.length).toBeLessThan(270);
  });
});

describe('imports that wait', () => {
  const waiting = [
    'const a_js_1 = require("./a.js");',
    'const b = __importStar(require("b"));',
    'class Own extends a_js_1.Base {}',
    'const made = [new a_js_1.Own(...a_js_1.all), (0, b.call)({ b: 1 }).b];',
  ];
  // Node tells the names of an entry by the text of such lines.
  const exported = [
    'const c = require("./c.js");',
    'Object.defineProperty(exports, "d", { enumerable: true, get: function () { return c.d; } });',
  ];
  const kept = {
    'handed on as a whole': ['const b = __importStar(require("b"));', 'use(b, b.c);'],
    shadowed: ['const b = __importStar(require("b"));', 'use((b) => b.c, b.c);'],
    'named in short': ['const b = __importStar(require("b"));', 'use({ b }, b.c);'],
    'not named': ['require("./b.js");', '__exportStar(require("./c.js"), exports);'],
  };
  const modules = [waiting, exported, ...Object.values(kept)];
  let made: readonly (readonly string[])[];

  beforeAll(() => {
    const script = `import { makeLazy } from ${JSON.stringify(join(root, '.ci', 'lazy-requires.mjs'))};
      const made = ${JSON.stringify(modules)}.map((lines) => makeLazy(lines.join('\\n')).split('\\n'));
      process.stdout.write(JSON.stringify(made));`;
    const node = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    });
    made = JSON.parse(node.stdout) as typeof made;
  });

  test('are made where they are used, on the same line', () => {
    expect(made[0]).toEqual([
      'let a_js_1_; const a_js_1 = () => (a_js_1_ ??= require("./a.js"));',
      'let b_; const b = () => (b_ ??= __importStar(require("b")));',
      'class Own extends a_js_1().Base {}',
      'const made = [new (a_js_1()).Own(...a_js_1().all), (0, b().call)({ b: 1 }).b];',
    ]);
  });

  test('are made by a getter where they are exported, in a form that Node reads', () => {
    expect(made[1]).toEqual([
      'let c_; const c = { get d() { return (c_ ??= require("./c.js")).d; } };',
      exported[1],
    ]);
  });

  test.each(Object.entries(kept))('are as they were where they are %s', (_, lines) => {
    expect(made[modules.indexOf(lines)]).toEqual(lines);
  });
});
