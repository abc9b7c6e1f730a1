/** A directed graph. Nodes are numbers from 0; each entry says where edges from that node lead to, every node once. */
export type NumberedGraph = readonly (readonly number[])[];
