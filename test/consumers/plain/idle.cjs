require('archfit');
require('archfit/matchers');
require('archfit/report.schema.json');

const threads = process.report.getReport().workers.length;
console.log(JSON.stringify({ threads, resources: process.getActiveResourcesInfo() }));
