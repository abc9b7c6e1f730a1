/**
 * Jest reporter: one closing line that any runner of runners can read. With ARCHFIT_NO_SKIPS set, a skipped test fails the run:
 * where every tool is installed, nothing may be left out.
 */
export default class ClosingLine {
  #skipped = 0;

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    this.#skipped = results.numPendingTests + results.numTodoTests;
    process.stderr.write(
      `${results.numPassedTests} passed, ${failed} failed, ${this.#skipped} skipped\n`,
    );
  }

  getLastError() {
    return process.env.ARCHFIT_NO_SKIPS && this.#skipped > 0
      ? new Error(`${this.#skipped} tests were skipped where none may be`)
      : undefined;
  }
}
