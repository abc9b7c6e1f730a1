import 'archfit';
import 'archfit/matchers';

// The answer waits for what an import may still be doing.
setImmediate(() => {
  const threads = process.report.getReport().workers.length;
  console.log(JSON.stringify({ threads, resources: process.getActiveResourcesInfo() }));
});
