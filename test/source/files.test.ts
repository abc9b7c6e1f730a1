import { Buffer } from 'node:buffer';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findFiles } from '../../src/source/files.js';
import { readBytes } from '../../src/source/read-bytes.js';

let base: string;
let cwd: string;

function write(path: string, text = 'a: 1\n'): void {
  const target = join(base, path);
  fs.mkdirSync(dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
}

function link(path: string, target: string): void {
  fs.mkdirSync(dirname(join(base, path)), { recursive: true });
  fs.symlinkSync(target, join(base, path));
}

beforeAll(() => {
  base = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'files-test-')));
  cwd = join(base, 'work');
  for (const path of [
    'work/k8s/b.yaml',
    'work/k8s/a.yml',
    'work/k8s/sub/c.json',
    'work/k8s/README.md',
    'work/k8s/.hidden/d.yaml',
    'work/k8s/node_modules/e.yaml',
    'work/odd [x].yaml',
    'work/empty/x.txt',
    'work/chart/Chart.yaml',
    'work/chart/dashboards/h.json',
    'work/chart/templates/i.yaml',
    'outside/f.yaml',
    'outside/deep/g.yaml',
  ]) {
    write(path);
  }
  link('work/links/inside.yaml', '../k8s/b.yaml');
  link('work/links/outside.yaml', '../../outside/f.yaml');
  link('work/links/circle', '.');
  link('work/links/folder', '../../outside');
  link('work/links/nowhere.yaml', './missing.yaml');
  link('work/manifests', '../outside');
});

afterAll(() => {
  fs.rmSync(base, { recursive: true });
});

async function find(...patterns: string[]) {
  const { files, problems } = await findFiles(patterns, { cwd });
  return {
    uris: files.map(({ uri }) => uri),
    problems: problems.map(({ code, location }) => `${code} ${location?.uri}`),
  };
}

describe('findFiles', () => {
  test('names a file as it was named, from the working directory', async () => {
    const { files } = await findFiles(['./k8s/../k8s/b.yaml'], { cwd });
    expect(files).toEqual([{ uri: 'k8s/b.yaml', path: join(cwd, 'k8s', 'b.yaml'), named: true }]);
  });

  test('takes a named file whatever its name', async () => {
    expect(await find('k8s/README.md')).toEqual({ uris: ['k8s/README.md'], problems: [] });
  });

  test('searches a folder for manifests, in the order of their names', async () => {
    expect(await find('k8s')).toEqual({
      uris: ['k8s/a.yml', 'k8s/b.yaml', 'k8s/sub/c.json'],
      problems: [],
    });
  });

  test('searches a folder whose name starts with a dot where it is told to', async () => {
    const { files } = await findFiles(['k8s'], { cwd, names: /[.]yaml$/, hidden: /^\.hid/ });
    expect(files.map(({ uri }) => uri)).toEqual(['k8s/.hidden/d.yaml', 'k8s/b.yaml']);
  });

  test('refuses a chart whole, or reads what stands beside its templates', async () => {
    expect(await find('chart')).toEqual({ uris: [], problems: ['template-unrendered chart'] });
    const { files, problems } = await findFiles(['chart'], { cwd, names: /[.]/, inCharts: true });
    expect(files.map(({ uri }) => uri)).toEqual(['chart/Chart.yaml', 'chart/dashboards/h.json']);
    expect(problems).toMatchObject([
      {
        code: 'template-unrendered',
        message:
          'the folder holds the templates of a Helm chart, which is to be rendered before it is judged',
      },
    ]);
  });

  test('expands globs', async () => {
    expect(await find('k8s/**/*.{yaml,json}')).toEqual({
      uris: ['k8s/b.yaml', 'k8s/sub/c.json'],
      problems: [],
    });
  });

  test('takes a file whose name looks like a glob as a file', async () => {
    expect(await find('odd [x].yaml')).toEqual({ uris: ['odd [x].yaml'], problems: [] });
  });

  test('gives each file once, in the order of the patterns, named if any pattern names it', async () => {
    const { files } = await findFiles(['k8s/*.yaml', 'k8s', 'k8s/b.yaml', '-', '-'], { cwd });
    expect(files.map(({ uri, named }) => [uri, named])).toEqual([
      ['k8s/b.yaml', true],
      ['k8s/a.yml', false],
      ['k8s/sub/c.json', false],
      ['stdin', true],
    ]);
  });

  test('follows a link within the root, and gives its target once', async () => {
    expect((await find('k8s/b.yaml', 'links/inside.yaml')).uris).toEqual(['k8s/b.yaml']);
  });

  test('tells links that lead out of the root or nowhere, and is not caught in a circle', async () => {
    expect(await find('links')).toEqual({
      uris: ['links/inside.yaml', 'links/nowhere.yaml'],
      problems: ['source-outside-root links/folder', 'source-outside-root links/outside.yaml'],
    });
    expect(await find('links/*.yaml')).toMatchObject({
      problems: ['source-outside-root links/outside.yaml'],
    });
    expect(await find('links/outside.yaml', 'manifests')).toEqual({
      uris: [],
      problems: ['source-outside-root links/outside.yaml', 'source-outside-root manifests'],
    });
  });

  test('takes a path outside of the root that a person names', async () => {
    expect(await find('../outside/f.yaml', join(base, 'outside', 'deep'))).toEqual({
      uris: ['../outside/f.yaml', '../outside/deep/g.yaml'],
      problems: [],
    });
    expect((await find('../outside/**/*.yaml')).uris).toEqual([
      '../outside/deep/g.yaml',
      '../outside/f.yaml',
    ]);
    expect((await find(`${base}/outside/*.yaml`)).uris).toEqual(['../outside/f.yaml']);
  });

  test('takes links anywhere within a wider root', async () => {
    const { files, problems } = await findFiles(['links/outside.yaml'], { cwd, root: base });
    expect([files.length, problems]).toEqual([1, []]);
  });

  test.each([
    ['nowhere.yaml', 'source-not-found nowhere.yaml'],
    ['k8s/b.yaml/c.yaml', 'source-not-found k8s/b.yaml/c.yaml'],
    ['k8s/*.yamll', 'source-no-match k8s/*.yamll'],
    ['empty', 'source-no-match empty'],
  ])('tells that %p yields nothing', async (pattern, problem) => {
    expect(await find(pattern)).toEqual({ uris: [], problems: [problem] });
  });

  test('says nothing of a folder whose files were all named before', async () => {
    expect(await find('k8s/sub/c.json', 'k8s/sub')).toEqual({
      uris: ['k8s/sub/c.json'],
      problems: [],
    });
  });

  test('tells a folder that may not be read', async () => {
    const denied = Object.assign(new Error('denied'), { code: 'EACCES' });
    const { files, problems } = await findFiles(['k8s'], {
      cwd,
      fs: {
        ...fs,
        readdirSync: () => {
          throw denied;
        },
      },
    });
    expect(files).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'source-unreadable', message: 'no permission to read it', location: { uri: 'k8s' } },
    ]);
  });
});

describe('readBytes', () => {
  test('reads files and the standard input', async () => {
    const [file] = (await findFiles(['k8s/b.yaml'], { cwd })).files;
    const readStdin = () => Promise.resolve(Buffer.from('b: 2\n'));
    expect(file && (await readBytes(file))).toEqual({
      kind: 'bytes',
      bytes: Buffer.from('a: 1\n'),
    });
    expect(await readBytes({ uri: 'stdin', named: true }, { readStdin })).toEqual({
      kind: 'bytes',
      bytes: Buffer.from('b: 2\n'),
    });
  });

  test.each([
    ['k8s', 'a folder stands where a file is expected'],
    ['links/nowhere.yaml', 'the file does not exist'],
  ])('tells why %p cannot be read', async (path, message) => {
    const read = await readBytes({ uri: path, path: join(cwd, path), named: true });
    expect(read).toMatchObject({
      kind: 'problem',
      problem: { code: 'source-unreadable', message, location: { uri: path } },
    });
    expect(relative(cwd, join(cwd, path))).toBe(path);
  });
});
