import { expect, test } from '@jest/globals';
import { readMemoryNeeds } from '../../../src/policy/engine/wasm-binary.js';

const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

function section(id: number, ...content: readonly number[]): number[] {
  return [id, content.length, ...content];
}

test('a module without memory and data needs nothing', () => {
  expect(readMemoryNeeds(Uint8Array.from(header))).toEqual({ declaredPages: 0, dataEnd: 0 });
});

test('the declared pages are those of the imported memory', () => {
  const bytes = [
    ...header,
    ...section(0, 1, 0x78),
    // "e" "f": a function of type 0; "e" "m": a memory of 200 to 300 pages
    ...section(2, 2, 1, 0x65, 1, 0x66, 0, 0, 1, 0x65, 1, 0x6d, 2, 1, 0xc8, 0x01, 0xac, 0x02),
  ];
  expect(readMemoryNeeds(Uint8Array.from(bytes)).declaredPages).toBe(200);
});

test('the data end where the farthest active segment ends', () => {
  const bytes = [
    ...header,
    ...section(
      11,
      ...[4],
      // Active, at 70,000: 3 bytes.
      ...[0, 0x41, 0xf0, 0xa2, 0x04, 0x0b, 3, 1, 2, 3],
      // Active, memory named, at 8: 1 byte.
      ...[2, 0, 0x41, 0x08, 0x0b, 1, 9],
      // Passive: it is put nowhere.
      ...[1, 2, 7, 7],
      // Active, at 64, whose offset has a byte like a sign.
      ...[0, 0x41, 0xc0, 0x00, 0x0b, 1, 5],
    ),
  ];
  expect(readMemoryNeeds(Uint8Array.from(bytes)).dataEnd).toBe(70_003);
});

test('an offset beyond 2 GiB is read as an address', () => {
  // -2,147,483,648 as a signed number
  const offset = [0x41, 0x80, 0x80, 0x80, 0x80, 0x78, 0x0b];
  const bytes = [...header, ...section(11, 1, 0, ...offset, 1, 0)];
  expect(readMemoryNeeds(Uint8Array.from(bytes)).dataEnd).toBe(2 ** 31 + 1);
});
