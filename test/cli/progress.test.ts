import { describe, expect, test } from '@jest/globals';
import { ProgressLine } from '../../src/cli/progress.js';
import type { Terminal } from '../../src/cli/terminal.js';
import { Sink } from './run-archfit.js';

interface Watched {
  readonly isTTY?: boolean;
  readonly env?: Terminal['env'];
}

function watch({ isTTY = true, env = {} }: Watched = {}) {
  const stderr: Sink & { isTTY?: boolean } = new Sink();
  stderr.isTTY = isTTY;
  let time = 5000;
  const line = new ProgressLine({ stderr, env }, () => time);
  const updateAfter = (milliseconds: number, done: number) => {
    time += milliseconds;
    line.update({ done, total: 9 });
  };
  return { line, updateAfter, stderr };
}

describe('the line of progress', () => {
  test('is drawn after 300 ms, redrawn in its place, and erased', () => {
    const { line, updateAfter, stderr } = watch();
    updateAfter(299, 1);
    expect(stderr.text).toBe('');
    updateAfter(1, 2);
    expect(stderr.text).toBe('\r\u001b[2Kjudged 2 of 9 files');
    updateAfter(50, 3);
    updateAfter(50, 4);
    line.erase();
    expect(stderr.text).toBe(
      '\r\u001b[2Kjudged 2 of 9 files\r\u001b[2Kjudged 4 of 9 files\r\u001b[2K',
    );
  });

  test('erases nothing where nothing was drawn', () => {
    const { line, updateAfter, stderr } = watch();
    updateAfter(10, 9);
    line.erase();
    expect(stderr.text).toBe('');
  });

  test.each<[string, Watched]>([
    ['nobody watches', { isTTY: false }],
    ['it runs in CI', { env: { CI: 'true' } }],
    ['the terminal is dumb', { env: { TERM: 'dumb' } }],
  ])('is not drawn where %s', (_name, watched) => {
    const { line, updateAfter, stderr } = watch(watched);
    updateAfter(1000, 1);
    line.erase();
    expect(stderr.text).toBe('');
  });

  test('is drawn where CI is said to be off', () => {
    const { updateAfter, stderr } = watch({ env: { CI: 'false' } });
    updateAfter(1000, 1);
    expect(stderr.text).not.toBe('');
  });
});
