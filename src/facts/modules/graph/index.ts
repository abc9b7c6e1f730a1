export { type ComponentExplanation, type Cut, explainComponent } from './explain-component.js';
export { type ChainSearch, findShortestChain, markReachable } from './find-chain.js';
export { findCyclicComponents } from './find-components.js';
export { linkImports, type Links, narrowLinks } from './link-imports.js';
export { isEvaluated, linkModules, type ModuleLinks } from './link-modules.js';
export type { NumberedGraph } from './numbered-graph.js';
