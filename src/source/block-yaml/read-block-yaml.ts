import { readPlainScalar } from '../kubernetes-scalars.js';
import { PlainMapping } from '../plain-mapping.js';
import { BlockReader } from './block-reader.js';
import { giveUp } from './unfamiliar.js';

/** The value of a document, and the offset at which its content starts. */
export interface BlockDocument {
  readonly value: unknown;
  readonly start: number;
}

/**
 * The value of a document that is written in the part of YAML that {@link BlockReader} knows; undefined for every other. What
 * it gives is what {@link DocumentBuilder} makes of the events of {@link readEvents}, and may be asked for first.
 */
export function readBlockYaml(text: string): BlockDocument | undefined {
  const read = new ValueReader(text).read();
  return read && { value: read.root, start: read.start };
}

class ValueReader extends BlockReader<unknown, PlainMapping, unknown[], string> {
  protected openMapping(): PlainMapping {
    return new PlainMapping();
  }

  protected openSequence(): unknown[] {
    return [];
  }

  protected readKeyAs(name: string): string {
    return name;
  }

  protected addEntry(mapping: PlainMapping, key: string, value: unknown): void {
    if (mapping[key] !== undefined) giveUp();
    mapping[key] = value;
  }

  protected addItem(sequence: unknown[], item: unknown): void {
    sequence.push(item);
  }

  protected close(): void {
    // A value has no places.
  }

  protected createScalar(text: string, isPlain: boolean): unknown {
    if (!isPlain) return text;
    const scalar = readPlainScalar(text);
    return typeof scalar === 'number' && !Number.isFinite(scalar) ? giveUp() : scalar;
  }

  protected createNull(): null {
    return null;
  }
}
