import { stripVTControlCharacters } from 'node:util';

/** The message of the error that an expectation throws, without the colours that the runner may give. */
export function failureMessage(expectation: () => unknown): string {
  return stripVTControlCharacters(thrown(expectation).message);
}

/** The error that an expectation throws. */
export function thrown(expectation: () => unknown): Error {
  try {
    expectation();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('the expectation did not fail');
}
