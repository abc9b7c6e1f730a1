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

describe('output that cannot be written', () => {
  test('for want of a reader is no error', async () => {
    await expect(write(broken('EPIPE'), 'text')).resolves.toBeUndefined();
  });

  test('for any other reason is one that says why', async () => {
    await expect(write(broken('ENOSPC'), 'text')).rejects.toMatchObject({
      code: 'report-unwritable',
      message: 'cannot write the output: ENOSPC: it fails',
    });
  });
});
