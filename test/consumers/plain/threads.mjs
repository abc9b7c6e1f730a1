import { evaluate, kubernetes } from 'archfit';
import writeManyObjects from './many-objects.cjs';

let threads = 0;
process.on('worker', () => (threads += 1));
const { totals, verdict } = await evaluate([kubernetes({ manifests: writeManyObjects() })]);
console.log(`${totals.units} objects, gate ${verdict.gate}, ${threads} threads`);
