import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isShown } from './compare-output.js';
import { GuideFolder } from './guide-folder.js';
import { readGuide } from './read-guide.js';
import { absentFor, doStep, executesSomething, type Printed, updateGuide } from './test-guide.js';

const fence = '```';
const block = (info: string, ...lines: readonly string[]) =>
  [`${fence}${info}`, ...lines, fence, ''].join('\n');

let folder: GuideFolder;

beforeEach(() => {
  folder = new GuideFolder();
});

afterEach(() => {
  folder.remove();
});

async function execute(text: string): Promise<readonly Printed[]> {
  const results: Printed[] = [];
  for (const step of readGuide(text).steps) results.push(...(await doStep(step, folder)));
  return results;
}

const isTrue = (results: readonly Printed[]) =>
  results.every(({ shown, printed }) => isShown(shown, printed));

describe('a guide', () => {
  test('is true where its commands print what it shows', async () => {
    const text = block('text a.txt', 'hello') + block('console', '$ cat a.txt', 'hello');
    expect(isTrue(await execute(text))).toBe(true);
  });

  test('is not where one prints something else, and is updated', async () => {
    const text = `# A guide\n\n${block('console', '$ echo one', 'two', '$ echo three', 'four')}`;
    const results = await execute(text);
    expect(isTrue(results)).toBe(false);
    expect(updateGuide(text, results)).toBe(text.replace('two', 'one').replace('four', 'three'));
  });

  test('runs archfit in this process and in a shell alike', async () => {
    const [own, shell] = await execute(
      block('console', '$ npx archfit --version', '$ npx archfit --version 2>&1'),
    );
    expect(own?.printed).toEqual(shell?.printed);
    expect(own?.printed).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+/)]);
  });

  test('hands on what is piped, and how a command ended', async () => {
    const [first, second, third] = await execute(
      block(
        'console',
        '$ printf "kind: Nothing" | npx archfit check - --quiet',
        '$ echo $?',
        '$ (exit 3); echo $?',
      ),
    );
    expect(first?.printed.join('\n')).toContain('stdin');
    expect(second?.printed).toEqual(['2']);
    expect(third?.printed).toEqual(['3']);
  });

  test('stays in the folder that it goes to', async () => {
    const lines = ['$ mkdir -p a/b && cd a/b', '$ pwd', '$ cd ..', '$ pwd'];
    const printed = (await execute(block('console', ...lines))).flatMap((result) => result.printed);
    expect(printed).toEqual([join(folder.folder, 'a/b'), join(folder.folder, 'a')]);
  });

  test.each(['../a.txt', '/a.txt', 'a/../../a.txt', 'node_modules/archfit/a.txt'])(
    'writes no file outside of its folder: %s',
    async (path) => {
      await expect(execute(block(`text ${path}`, 'hello'))).rejects.toThrow(
        `${path} is outside of the folder of the guide`,
      );
    },
  );

  test('begins with a copy of a folder, which it may change', () => {
    const copy = new GuideFolder({ start: 'fixtures/documents' });
    copy.write('compose.yaml', 'services: {}\n');
    const original = join(__dirname, '../../fixtures/documents/compose.yaml');
    expect(readFileSync(original, 'utf8')).not.toBe('services: {}\n');
    copy.remove();
    expect(existsSync(copy.folder)).toBe(false);
  });

  test('that shows no command executes nothing', () => {
    expect(executesSomething(readGuide(block('yaml a.yaml', 'a: 1')))).toBe(false);
    expect(executesSomething(readGuide(block('console', '$ echo one', 'one')))).toBe(true);
  });
});

test('the tools that are not installed are told', () => {
  const [step] = readGuide(
    `<!-- needs absent-tool -->\n\n${block('console', '$ no-such-tool a | cat', '$ sh -c true')}`,
  ).steps;
  if (step === undefined) throw new Error('no step');
  expect(absentFor(step)).toEqual(['absent-tool', 'no-such-tool']);
});
