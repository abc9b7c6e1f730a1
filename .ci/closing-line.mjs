/** Jest reporter: one closing line that any runner of runners can read. */
export default class ClosingLine {
  onRunComplete(
    _contexts,
    { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites },
  ) {
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const skipped = numPendingTests + numTodoTests;
    process.stderr.write(`${numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}
