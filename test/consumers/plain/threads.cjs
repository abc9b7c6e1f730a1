const { evaluate, kubernetes } = require('archfit');
const writeManyObjects = require('./many-objects.cjs');

let threads = 0;
process.on('worker', () => (threads += 1));
evaluate([kubernetes({ manifests: writeManyObjects() })]).then(({ totals, verdict }) => {
  console.log(`${totals.units} objects, gate ${verdict.gate}, ${threads} threads`);
});
