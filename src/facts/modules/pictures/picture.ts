/** A graph of code as people look at it: groups of files, and the imports between them. */
export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

export interface PictureNode {
  readonly name: string;
  readonly files: number;
}

export interface PictureEdge {
  /** Indexes of nodes. */
  readonly from: number;
  readonly to: number;
  /** Pairs of files of which one imports the other. */
  readonly imports: number;
  /** Pairs that a rule forbids; where no file imports the other directly, `imports` does not count them. */
  readonly forbidden: number;
}

/** What stands on an edge: `12`, `12, 3 forbidden`. */
export function labelOf({ imports, forbidden }: PictureEdge): string {
  if (forbidden === 0) return String(imports);
  return imports === 0 ? `${forbidden} forbidden` : `${imports}, ${forbidden} forbidden`;
}
