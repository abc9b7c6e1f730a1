import { describe, expect, test } from '@jest/globals';
import { createWasi, WasiExit } from '../../../src/policy/opa/wasi.js';

const badDescriptor = 8;
const notFound = 44;

function attached() {
  const memory = { buffer: new ArrayBuffer(64 * 1024) };
  const wasi = createWasi({ realtime: () => 1_234_567_890n, monotonic: () => 42n });
  wasi.attach(memory);
  const call = (name: string, ...values: (number | bigint)[]): number =>
    (wasi.imports[name] as (...given: (number | bigint)[]) => number)(...values);
  return { wasi, call, memory, view: () => new DataView(memory.buffer) };
}

/** Puts a text at 1,000 and a vector of it at 500. */
function place(view: DataView, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  new Uint8Array(view.buffer).set(bytes, 1_000);
  view.setUint32(500, 1_000, true);
  view.setUint32(504, bytes.length, true);
}

describe('the system of the module', () => {
  test.each([
    ['realtime', 0, 1_234_567_890n],
    ['monotonic', 1, 42n],
  ])('tells the %s that it was given', (_, clock, expected) => {
    const { call, view } = attached();
    expect(call('clock_time_get', clock, 0n, 8)).toBe(0);
    expect(view().getBigUint64(8, true)).toBe(expected);
  });

  test('keeps what is written to standard output and error until it is taken', () => {
    const { wasi, call, view } = attached();
    place(view(), 'Ärger\n');
    expect(call('fd_write', 2, 500, 1, 600)).toBe(0);
    expect(view().getUint32(600, true)).toBe(7);
    expect(call('fd_write', 1, 500, 1, 600)).toBe(0);
    expect(wasi.takeOutput()).toBe('Ärger\nÄrger\n');
    expect(wasi.takeOutput()).toBe('');
  });

  test('keeps the beginning of a long output and takes the rest', () => {
    const { wasi, call, view } = attached();
    place(view(), 'x'.repeat(10_000));
    for (let time = 0; time < 3; time += 1) {
      expect(call('fd_write', 2, 500, 1, 600)).toBe(0);
      expect(view().getUint32(600, true)).toBe(10_000);
    }
    expect(wasi.takeOutput()).toHaveLength(16 * 1024);
  });

  test('writes nowhere else', () => {
    const { wasi, call, view } = attached();
    place(view(), 'x');
    expect(call('fd_write', 3, 500, 1, 600)).toBe(badDescriptor);
    expect(wasi.takeOutput()).toBe('');
  });

  test('has no arguments and no environment', () => {
    const { call, view } = attached();
    for (const name of ['args_sizes_get', 'environ_sizes_get']) {
      view().setUint32(0, 7, true);
      view().setUint32(4, 7, true);
      expect(call(name, 0, 4)).toBe(0);
      expect([view().getUint32(0, true), view().getUint32(4, true)]).toEqual([0, 0]);
    }
  });

  test.each([
    ['path_open', notFound],
    ['path_filestat_get', notFound],
    ['path_readlink', notFound],
    ['fd_prestat_get', badDescriptor],
    ['fd_prestat_dir_name', badDescriptor],
    ['fd_readdir', badDescriptor],
    ['fd_filestat_get', badDescriptor],
    ['fd_seek', badDescriptor],
    ['fd_close', badDescriptor],
  ])('has no files: %s answers %d', (name, errno) => {
    expect(attached().call(name, 3, 0, 0, 0, 0)).toBe(errno);
  });

  test('reads an empty standard input and nothing else', () => {
    const { call, view } = attached();
    view().setUint32(600, 9, true);
    expect(call('fd_read', 0, 500, 1, 600)).toBe(0);
    expect(view().getUint32(600, true)).toBe(0);
    expect(call('fd_read', 3, 500, 1, 600)).toBe(badDescriptor);
  });

  test('fills memory with random bytes', () => {
    const { call, memory } = attached();
    expect(call('random_get', 100, 64)).toBe(0);
    const bytes = new Uint8Array(memory.buffer);
    expect(bytes.slice(100, 164).some((byte) => byte !== 0)).toBe(true);
    expect(bytes.slice(164, 300).every((byte) => byte === 0)).toBe(true);
  });

  test('sees memory that has grown', () => {
    const { call, memory, view } = attached();
    call('clock_time_get', 0, 0n, 8);
    memory.buffer = new ArrayBuffer(128 * 1024);
    call('clock_time_get', 1, 0n, 100_000);
    expect(view().getBigUint64(100_000, true)).toBe(42n);
  });

  test('wakes a sleeper whose time has come', () => {
    const { call, view } = attached();
    view().setBigUint64(0, 77n, true); // the sleeper's own mark
    view().setUint8(8, 0); // a clock
    view().setUint32(16, 1, true); // monotonic
    view().setBigUint64(24, 40n, true); // until 40, and it is 42
    view().setUint16(40, 1, true); // an absolute time
    expect(call('poll_oneoff', 0, 200, 1, 600)).toBe(0);
    expect(view().getUint32(600, true)).toBe(1);
    expect(view().getBigUint64(200, true)).toBe(77n);
    expect(view().getUint16(208, true)).toBe(0);
  });

  test('turns an exit into an exception that names the code', () => {
    const { call } = attached();
    expect(() => call('proc_exit', 2)).toThrow(WasiExit);
    expect(() => call('proc_exit', 2)).toThrow('the module ended with exit code 2');
  });
});
