import type { DocumentNode, MappingNode, ScalarNode, SequenceNode } from '../document-nodes.js';
import { readPlainScalar } from '../kubernetes-scalars.js';
import { BlockReader } from './block-reader.js';

type Growing<Collection> = { -readonly [Key in keyof Collection]: Collection[Key] };
type Entries = MappingNode['entries'][number][];

/** The places of everything in a document that is written in the part of YAML that {@link BlockReader} knows. */
export function readBlockNodes(text: string): DocumentNode | undefined {
  return new NodeReader(text).read()?.root;
}

class NodeReader extends BlockReader<
  DocumentNode,
  Growing<MappingNode>,
  Growing<SequenceNode>,
  { readonly name: string; readonly key: ScalarNode }
> {
  /** End of the last thing read: the end of collections, and the place of a value that was left out. */
  private end = 0;

  protected openMapping(start: number): Growing<MappingNode> {
    return { kind: 'mapping', start, end: start, entries: [] };
  }

  protected openSequence(start: number): Growing<SequenceNode> {
    return { kind: 'sequence', start, end: start, items: [] };
  }

  protected readKeyAs(name: string, isPlain: boolean, start: number, end: number) {
    return { name, key: this.createScalar(this.text.slice(start, end), isPlain, start, end) };
  }

  protected addEntry(
    mapping: Growing<MappingNode>,
    { name, key }: { readonly name: string; readonly key: ScalarNode },
    value: DocumentNode,
  ): void {
    (mapping.entries as Entries).push({ name, key, value });
  }

  protected addItem(sequence: Growing<SequenceNode>, item: DocumentNode): void {
    (sequence.items as DocumentNode[]).push(item);
  }

  protected close(collection: Growing<MappingNode> | Growing<SequenceNode>): void {
    collection.end = this.end;
  }

  protected createScalar(text: string, isPlain: boolean, start: number, end: number): ScalarNode {
    this.end = end;
    return { kind: 'scalar', start, end, value: isPlain ? readPlainScalar(text) : text, text };
  }

  protected createNull(): ScalarNode {
    const { end } = this;
    return { kind: 'scalar', start: end, end, value: null, text: '' };
  }
}
