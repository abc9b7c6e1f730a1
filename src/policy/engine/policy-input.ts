import { TextDecoder, TextEncoder } from 'node:util';
import { ArchfitError } from '../../report/archfit-error.js';
import { findCulprit, isJson } from './json-value.js';

/** A value that policies cannot judge without misreading it. */
export class InputError extends ArchfitError {
  /** JSON pointer (RFC 6901) to the culprit. */
  readonly pointer: string;

  constructor(pointer: string, reason: string, cause?: unknown) {
    super(
      'policy-evaluation',
      `${pointer === '' ? 'the input' : pointer} ${reason}`,
      'Policies judge JSON: null, booleans, strings, numbers up to 2^53 - 1, arrays and plain objects.',
      cause,
    );
    this.pointer = pointer;
  }
}

/** Reaches the private constructor for the functions of this file, and for nothing else. */
let wrap: (json: ArrayBuffer) => EncodedInput;

/**
 * An input that is known to be JSON, as UTF-8: the engine would take malformed text for no input at all. Made by
 * {@link encodeInput} and {@link encodeJsonText}. Encode once what several entrypoints judge.
 */
export class EncodedInput {
  readonly #json: ArrayBuffer;

  private constructor(json: ArrayBuffer) {
    this.#json = json;
  }

  static {
    wrap = (json) => new EncodedInput(json);
  }

  get json(): ArrayBuffer {
    return this.#json;
  }
}

/**
 * Takes over bytes that {@link encodeInput} made in another thread.
 *
 * @internal
 */
export function trustJson(json: ArrayBuffer): EncodedInput {
  return wrap(json);
}

const encoder = new TextEncoder();

/**
 * Encodes a value for evaluation. `undefined` as a member of an object is left out; a lone surrogate becomes U+FFFD.
 *
 * @throws {@link InputError} for what JSON would change silently: `undefined`, functions, symbols, `NaN`, infinities, instances
 * of classes (a `Set` would become `{}`), sparse arrays, integers beyond 2^53 - 1, and for cycles
 */
export function encodeInput(value: unknown): EncodedInput {
  try {
    if (!isJson(value)) {
      const { pointer, reason } = findCulprit(value) ?? { pointer: '', reason: 'is not JSON' };
      throw new InputError(pointer, reason);
    }
    return wrap(toBuffer(replaceLoneSurrogates(JSON.stringify(value))));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('', 'contains itself or is nested too deeply', error);
  }
}

/**
 * Checks and encodes text that is said to be JSON.
 *
 * @throws {@link InputError} when it is not JSON, or not UTF-8, or holds a number that a policy would misread
 */
export function encodeJsonText(text: string | Uint8Array): EncodedInput {
  let value: unknown;
  try {
    const decoded = typeof text === 'string' ? text : strictDecoder.decode(text);
    value = JSON.parse(decoded);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new InputError('', `is not JSON: ${reason}`, cause);
  }
  return encodeInput(value);
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Text of half a character cannot be encoded, and the engine aborts on its escape. `JSON.stringify` writes such halves, and
 * nothing else, as an escape beginning with `\ud`.
 */
function replaceLoneSurrogates(json: string): string {
  if (!json.includes('\\ud')) return json;
  return json.replace(/\\(?:u(d[89a-f][0-9a-f]{2})|.)/gs, (escape, surrogate?: string) =>
    surrogate === undefined ? escape : '\ufffd',
  );
}

/** The bytes of a text in a buffer that holds nothing else. */
function toBuffer(text: string): ArrayBuffer {
  const bytes = encoder.encode(text);
  const { buffer } = bytes;
  const isExact = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  return isExact ? buffer : new Uint8Array(bytes).buffer;
}
