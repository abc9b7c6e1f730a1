export { memoryTree } from './memory-tree.js';
export { openSourceTree } from './open-source-tree.js';
export { overlayTree } from './overlay-tree.js';
export type { FolderListing, ListingFault, SourceTree, TreeText } from './source-tree.js';
export { baseNameOf, folderOf, joinPath } from '../slashed-path.js';
