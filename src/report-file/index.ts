export { readReport, type ReadReportOptions } from './read-report.js';
