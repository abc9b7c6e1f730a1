import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { write } from '../../src/cli/terminal.js';

/** A stream that takes nothing. */
function broken(code: string): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => {
      done(Object.assign(new Error(`${code}: it fails`), { code }));
    },
  });
}

test('text that comes in pieces is asked for as fast as the stream takes it', async () => {
  const asked: number[] = [];
  function* pieces() {
    for (let index = 0; index < 6; index += 1) {
      asked.push(index);
      yield String(index).repeat(40_000);
    }
  }
  const sizes: number[] = [];
  const askedAtWrite: number[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      sizes.push(chunk.length);
      askedAtWrite.push(asked.length);
      setImmediate(done);
    },
  });
  await write(stream, pieces());
  expect(sizes).toEqual([80_000, 80_000, 80_000]);
  expect(askedAtWrite).toEqual([2, 4, 6]);
});

describe('output that cannot be written', () => {
  test('for want of a reader is no error', async () => {
    await expect(write(broken('EPIPE'), 'text')).resolves.toBeUndefined();
  });

  test('ends the asking for more of it', async () => {
    let asked = 0;
    function* pieces() {
      for (; asked < 100; asked += 1) yield 'x'.repeat(70_000);
    }
    await write(broken('EPIPE'), pieces());
    expect(asked).toBe(0);
  });

  test('for any other reason is one that says why', async () => {
    await expect(write(broken('ENOSPC'), 'text')).rejects.toMatchObject({
      code: 'report-unwritable',
      message: 'cannot write the output: ENOSPC: it fails',
    });
  });
});
