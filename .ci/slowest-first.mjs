import Sequencer from '@jest/test-sequencer';

/** Files that start processes, threads or OPA: small ones of them run for long. */
const slow = /[\\/]test[\\/](?:runner|policy[\\/](?:build|opa|engine)|evaluate[\\/][^\\/]*$)/;

/**
 * Order of the test files where none was timed before, as in a fresh clone: Jest goes by size then, and a long one that starts last
 * keeps one processor waiting.
 */
export default class SlowestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const isSlow = ({ path }) => slow.test(path);
    return [...sorted.filter(isSlow), ...sorted.filter((test) => !isSlow(test))];
  }
}
