import { Buffer } from 'node:buffer';

/** Text that grows up to a number of bytes (UTF-8). A block is written whole or not at all. */
export class BytePage {
  private readonly blocks: string[] = [];
  private room: number;

  constructor(bytes: number) {
    this.room = bytes;
  }

  /**
   * Writes a block, if it and what is kept back for later fit.
   *
   * @param keptBack - text that has to fit after it, such as what closes it
   */
  write(block: string, keptBack = ''): boolean {
    const bytes = Buffer.byteLength(block);
    if (bytes + Buffer.byteLength(keptBack) > this.room) return false;
    this.room -= bytes;
    this.blocks.push(block);
    return true;
  }

  toString(): string {
    return this.blocks.join('');
  }
}
