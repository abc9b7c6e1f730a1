import type { Output } from './logger.js';
import { type Value, doubtOf } from './value.js';

export const json = (why: string): Output => ({ output: 'json', why });
export const text = (why: string): Output => ({ output: 'text', why });
export const unknown = (because: string): Output => ({
  output: 'unknown',
  why: `it depends on ${because}`,
});

/** Of several streams of one logger: one that is text is enough for text. */
export function joinStreams(outputs: readonly Output[], otherwise: Output): Output {
  const [first = otherwise] = outputs;
  return (
    outputs.find(({ output }) => output === 'text') ??
    outputs.find(({ output }) => output === 'unknown') ??
    first
  );
}

/** Of a value that is one of several: what all of them come to, or that nobody can tell. */
export function outputOfEither(value: Value, read: (value: Value) => Output): Output | undefined {
  if (value.is !== 'either') return undefined;
  const [first, ...others] = value.values.map(read);
  const isOne = others.every(({ output }) => output === first?.output);
  return first !== undefined && isOne ? first : unknown(doubtOf(value));
}
