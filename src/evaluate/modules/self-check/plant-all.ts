import type { SourceTree } from '../../../source/tree/index.js';
import type { Plant } from './planter.js';

/** Files with what is planted in them. */
export interface PlantedFiles {
  /** Texts by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The first and the last line of each plant in its file, from 1. */
  readonly lines: ReadonlyMap<Plant, readonly [number, number]>;
}

interface Piece {
  readonly plant: Plant;
  readonly file: string;
  readonly text: string;
}

/** Puts plants into files, behind the lines that have to stay the first. */
export function plantAll(tree: SourceTree, plants: readonly Plant[]): PlantedFiles {
  const files: Record<string, string> = {};
  const lines = new Map<Plant, readonly [number, number]>();
  for (const { others } of plants) Object.assign(files, others);
  const pieces = plants.flatMap((plant): readonly Piece[] => [
    { plant, file: plant.file, text: plant.statement },
    ...Object.entries(plant.also ?? {}).map(([file, text]) => ({ plant, file, text })),
  ]);
  for (const file of new Set(pieces.map((piece) => piece.file))) {
    const read = tree.read(file);
    const text = files[file] ?? (read.kind === 'text' ? read.text : '');
    const [head = ''] = /^(?:#!.*\n)?(?:\/\/\/.*\n)*/.exec(text) ?? [];
    const own = pieces.filter((piece) => piece.file === file);
    let line = countLines(head);
    for (const piece of own) {
      const first = line;
      line += countLines(`${piece.text}\n`);
      if (piece.plant.file === file) lines.set(piece.plant, [first + 1, line]);
    }
    const planted = own.map((piece) => `${piece.text}\n`).join('');
    files[file] = `${head}${planted}${text.slice(head.length)}`;
  }
  return { files, lines };
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
