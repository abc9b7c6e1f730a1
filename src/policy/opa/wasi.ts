import { randomFillSync } from 'node:crypto';

/** Time as the module may see it, in nanoseconds. */
export interface WasiClock {
  /** Since 1970-01-01T00:00:00Z. */
  realtime(): bigint;
  /** Since any fixed moment; never goes back. */
  monotonic(): bigint;
}

/** The module ended itself: Go's runtime does so after a panic that nobody caught, and when memory runs out. */
export class WasiExit extends Error {
  override readonly name = 'WasiExit';

  constructor(readonly exitCode: number) {
    super(`the module ended with exit code ${exitCode}`);
  }
}

/** The functions of `wasi_snapshot_preview1` that a Go reactor imports, and what it wrote while they ran. */
export interface Wasi {
  readonly imports: Readonly<Record<string, WasiFunction>>;
  /** Must be called with the instance's memory before the first call into the instance. */
  attach(memory: { readonly buffer: ArrayBuffer }): void;
  /** What was written to the standard output and the standard error since the last call, at most 16 KiB. */
  takeOutput(): string;
}

type WasiFunction = (...values: never[]) => number;
type WasiValue = number | bigint;

// Numbers of WASI preview 1: https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md
const success = 0;
const badDescriptor = 8;
const notFound = 44;
const notSupported = 58;
const realtimeClock = 0;
const clockEvent = 0;
const absoluteTime = 1;
const characterDevice = 2;
const subscriptionBytes = 48;
const eventBytes = 32;

// The beginning of a Go stack trace says why; the rest may be megabytes.
const outputLimit = 16 * 1024;

/**
 * Gives a Go reactor the system it needs and no more: a clock, random bytes, and somewhere to write its last words. There
 * are no files, no arguments and no environment, so that nothing but its request decides what it answers.
 */
export function createWasi(clock: WasiClock): Wasi {
  let memory: { readonly buffer: ArrayBuffer } = { buffer: new ArrayBuffer(0) };
  let view = new DataView(memory.buffer);
  let output = Buffer.alloc(0);

  /** Growing the memory detaches its buffer, so a view must not outlive a call. */
  function bytes(): DataView {
    if (view.buffer !== memory.buffer) view = new DataView(memory.buffer);
    return view;
  }

  function now(clockId: number): bigint {
    return clockId === realtimeClock ? clock.realtime() : clock.monotonic();
  }

  function setNumber(address: number, value: number): void {
    bytes().setUint32(address, value, true);
  }

  function isStandard(descriptor: number): boolean {
    return descriptor >= 0 && descriptor <= 2;
  }

  function writeNone(countAddress: number, sizeAddress: number): number {
    setNumber(countAddress, 0);
    setNumber(sizeAddress, 0);
    return success;
  }

  function write(descriptor: number, vectors: number, count: number, written: number): number {
    if (descriptor !== 1 && descriptor !== 2) return badDescriptor;
    let total = 0;
    for (let index = 0; index < count; index += 1) {
      const address = bytes().getUint32(vectors + index * 8, true);
      const size = bytes().getUint32(vectors + index * 8 + 4, true);
      const room = Math.max(0, outputLimit - output.length);
      output = Buffer.concat([output, Buffer.from(memory.buffer, address, Math.min(size, room))]);
      total += size;
    }
    setNumber(written, total);
    return success;
  }

  /** Go waits here when every goroutine sleeps. Only clocks can wake it: there is nothing to read. */
  function poll(subscriptions: number, events: number, count: number, eventCount: number): number {
    let wait: bigint | undefined;
    for (let index = 0; index < count; index += 1) {
      const at = subscriptions + index * subscriptionBytes;
      const kind = bytes().getUint8(at + 8);
      if (kind === clockEvent) {
        const remaining = remainingTime(at);
        wait = wait === undefined || remaining < wait ? remaining : wait;
      }
      const event = events + index * eventBytes;
      bytes().setBigUint64(event, bytes().getBigUint64(at, true), true);
      bytes().setUint16(event + 8, kind === clockEvent ? success : notSupported, true);
      bytes().setUint8(event + 10, kind);
      bytes().setBigUint64(event + 16, 0n, true);
    }
    if (wait !== undefined && wait > 0n) sleep(Number(wait) / 1e6);
    setNumber(eventCount, count);
    return success;
  }

  function remainingTime(subscription: number): bigint {
    const clockId = bytes().getUint32(subscription + 16, true);
    const timeout = bytes().getBigUint64(subscription + 24, true);
    const flags = bytes().getUint16(subscription + 40, true);
    return flags === absoluteTime ? timeout - now(clockId) : timeout;
  }

  return {
    imports: withUnsignedNumbers({
      args_get: () => success,
      args_sizes_get: writeNone,
      environ_get: () => success,
      environ_sizes_get: writeNone,
      clock_time_get: (clockId: number, _precision: bigint, address: number) => {
        bytes().setBigUint64(address, now(clockId), true);
        return success;
      },
      random_get: (address: number, size: number) => {
        randomFillSync(new Uint8Array(memory.buffer, address, size));
        return success;
      },
      poll_oneoff: poll,
      sched_yield: () => success,
      proc_exit: (code: number) => {
        throw new WasiExit(code);
      },
      fd_write: write,
      fd_read: (descriptor: number, _vectors: number, _count: number, read: number) => {
        if (descriptor !== 0) return badDescriptor;
        setNumber(read, 0);
        return success;
      },
      fd_fdstat_get: (descriptor: number, address: number) => {
        if (!isStandard(descriptor)) return badDescriptor;
        for (let offset = 0; offset < 24; offset += 8) {
          bytes().setBigUint64(address + offset, 0n, true);
        }
        bytes().setUint8(address, characterDevice);
        return success;
      },
      fd_fdstat_set_flags: (descriptor: number) =>
        isStandard(descriptor) ? success : badDescriptor,
      fd_close: () => badDescriptor,
      fd_seek: () => badDescriptor,
      fd_readdir: () => badDescriptor,
      fd_filestat_get: () => badDescriptor,
      fd_prestat_get: () => badDescriptor,
      fd_prestat_dir_name: () => badDescriptor,
      path_open: () => notFound,
      path_filestat_get: () => notFound,
      path_readlink: () => notFound,
    }),
    attach: (attached) => {
      memory = attached;
    },
    takeOutput: () => {
      const text = output.toString('utf8');
      output = Buffer.alloc(0);
      return text;
    },
  };
}

/** WebAssembly hands its 32 bits over as a signed number, which an address above 2 GiB is not. */
function withUnsignedNumbers(
  functions: Readonly<Record<string, WasiFunction>>,
): Record<string, WasiFunction> {
  return Object.fromEntries(
    Object.entries(functions).map(([name, run]) => [
      name,
      (...values: WasiValue[]) =>
        // The border to WebAssembly: each function names the types that its import has.
        run(
          ...(values.map((value) => (typeof value === 'number' ? value >>> 0 : value)) as never[]),
        ),
    ]),
  );
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
