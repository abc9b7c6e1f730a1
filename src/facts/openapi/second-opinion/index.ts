export { type Cut, cutOperation } from './cut-operation.js';
export { type Disagreement, type ForeignDifference, holdAgainst } from './hold-against.js';
