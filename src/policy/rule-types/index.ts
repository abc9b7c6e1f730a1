export { inferDetails } from './infer-details.js';
export { unknownDetails } from './type-of-details.js';
export { writeRuleTypes } from './write-rule-types.js';
