import { evaluate, type FitnessReport, modules } from 'archfit';

const report: FitnessReport = await evaluate([modules({ files: 'src' })]);
console.log(report.verdict.gate);
