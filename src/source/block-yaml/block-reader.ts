// Long because one walk reads all forms of the text, line by line, and each of them may hand over to any other.
import { nameOfPlainKey } from '../kubernetes-scalars.js';
import { foldBlock, foldQuoted, readEscaped } from './fold-lines.js';
import { giveUp, unfamiliar } from './unfamiliar.js';

/** Control characters (CR among them), line separators, byte order marks, and what takes two code units. */
const unfamiliarCharacter =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]/;

/** What ends or starts a document wherever it stands at the start of a line, also before something else. */
const documentMarker = /^(?:\.\.\.|---)(?:[ \t\n]|$)/m;

const tab = 0x09;
const lineFeed = 0x0a;
const space = 0x20;
const doubleQuote = 0x22;
const hash = 0x23;
const singleQuote = 0x27;
const plus = 0x2b;
const comma = 0x2c;
const dash = 0x2d;
const colon = 0x3a;
const greater = 0x3e;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const pipe = 0x7c;
const closeBrace = 0x7d;

/** What no plain scalar begins with. */
const indicators = codesOf(',[]{}#&*!|>\'"%@`');
/** What a plain scalar begins with only where no space follows. */
const indicatorsAlone = codesOf('-?:');

function codesOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}

/** Far below what the reader of record bears, so that only it refuses. */
const maxDepth = 100;
const maxKeyLength = 1000;

/** An item of a list on one line: quoted without escapes, or a word. */
const flowItem = /"[^"\\\n\t]*"|'[^'\n\t]*'|-?[A-Za-z0-9_/.][A-Za-z0-9_/.=+-]*/y;

/**
 * Reads a document that is written in the part of YAML which generators write: block mappings and sequences, plain and
 * quoted scalars, literal and folded blocks, `{}` and lists of scalars on one line. It gives up at whatever it does not know
 * for certain, and refuses nothing itself: the reader of record then reads the document, or says what is wrong with it.
 *
 * It knows no anchors, tags, directives and no tabs between tokens. What becomes of the document is up to who extends it.
 */
export abstract class BlockReader<Node, Mapping extends Node, Sequence extends Node, Key> {
  /** Where the next token begins. */
  private at = 0;
  /** Offset at which the line of the token begins. */
  private line = 0;
  /** Column of the token, from 0; -1 at the end of the text. */
  private column = 0;
  private depth = 0;

  constructor(protected readonly text: string) {}

  protected abstract openMapping(start: number): Mapping;
  protected abstract openSequence(start: number): Sequence;
  /** @param end of the text of the key, which is `text` within its quotes and `name` in JSON */
  protected abstract readKeyAs(name: string, isPlain: boolean, start: number, end: number): Key;
  protected abstract addEntry(mapping: Mapping, key: Key, value: Node): void;
  protected abstract addItem(sequence: Sequence, item: Node): void;
  protected abstract close(collection: Mapping | Sequence): void;
  /** @param start of what stands within quotes, or of the lines of a block, to its `end` */
  protected abstract createScalar(text: string, isPlain: boolean, start: number, end: number): Node;
  /** A value that was left out. */
  protected abstract createNull(): Node;

  /** The root and where it starts; undefined where the reader gave up. */
  read(): { readonly root: Node; readonly start: number } | undefined {
    if (unfamiliarCharacter.test(this.text) || documentMarker.test(this.text)) return undefined;
    try {
      return this.readRoot();
    } catch (error) {
      if (error === unfamiliar) return undefined;
      throw error;
    }
  }

  private readRoot() {
    this.toContent(0);
    if (this.column === -1) giveUp();
    const start = this.at;
    if (!this.isAtItem() && this.findKeyEnd() === -1) giveUp();
    const root = this.readNode(-1);
    return this.column === -1 ? { root, start } : giveUp();
  }

  /** Goes to the first line from `offset` on, the start of a line, that holds more than a comment. */
  private toContent(offset: number): void {
    const { text } = this;
    for (let at = offset; ;) {
      const line = at;
      let code = text.charCodeAt(at);
      while (code === space) code = text.charCodeAt((at += 1));
      if (code === lineFeed) {
        at += 1;
      } else if (code === hash) {
        at = this.nextLine(at);
      } else {
        if (code === tab) giveUp();
        this.at = at;
        this.line = line;
        this.column = at < text.length ? at - line : -1;
        return;
      }
    }
  }

  private nextLine(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end === -1 ? this.text.length : end + 1;
  }

  /** @param column of the mapping or list around the node */
  private readNode(column: number): Node {
    if (this.isAtItem()) return this.readDeeper(() => this.readSequence());
    const keyEnd = this.findKeyEnd();
    if (keyEnd === -1) return this.readScalar(column);
    return this.readDeeper(() => this.readMapping(keyEnd));
  }

  private readDeeper(read: () => Node): Node {
    if (this.depth === maxDepth) giveUp();
    this.depth += 1;
    const node = read();
    this.depth -= 1;
    return node;
  }

  private isAtItem(): boolean {
    return this.text.charCodeAt(this.at) === dash && this.endsToken(this.at + 1);
  }

  private endsToken(offset: number): boolean {
    const code = this.text.charCodeAt(offset);
    return code === space || code === lineFeed || Number.isNaN(code);
  }

  private readSequence(): Sequence {
    const { column } = this;
    const sequence = this.openSequence(this.at);
    while (this.column === column && this.isAtItem()) {
      this.at += 1;
      this.addItem(sequence, this.readItem(column));
    }
    if (this.column > column) giveUp();
    this.close(sequence);
    return sequence;
  }

  private readItem(column: number): Node {
    if (!this.toValue()) return this.column > column ? this.readNode(column) : this.createNull();
    this.column = this.at - this.line;
    return this.readNode(column);
  }

  /** @param keyEnd offset of the colon of the first key, which begins at the token; -1 where there is none */
  private readMapping(keyEnd: number): Mapping {
    const { column } = this;
    const mapping = this.openMapping(this.at);
    for (let end = keyEnd; ; end = this.findKeyEnd()) {
      if (end === -1) giveUp();
      const key = this.readKey(end);
      this.addEntry(mapping, key, this.readEntry(column));
      if (this.column !== column) break;
    }
    if (this.column > column) giveUp();
    this.close(mapping);
    return mapping;
  }

  private readEntry(column: number): Node {
    if (this.toValue()) return this.readScalar(column);
    // The items of a list may stand as far left as its key.
    const isNode = this.column > column || (this.column === column && this.isAtItem());
    return isNode ? this.readNode(column) : this.createNull();
  }

  /** Goes to what stands on the line behind an indicator, else to the next line; tells whether it is on the same line. */
  private toValue(): boolean {
    const { text } = this;
    let { at } = this;
    while (text.charCodeAt(at) === space) at += 1;
    const code = text.charCodeAt(at);
    if (code === lineFeed || code === hash || Number.isNaN(code)) {
      this.toContent(this.nextLine(at));
      return false;
    }
    this.at = at;
    return true;
  }

  /** Offset of the colon behind the key that begins at the token; -1 where no key does. */
  private findKeyEnd(): number {
    const { text } = this;
    const first = text.charCodeAt(this.at);
    if (first === doubleQuote || first === singleQuote) {
      const close = text.indexOf(String.fromCharCode(first), this.at + 1);
      const isKey = text.charCodeAt(close + 1) === colon && this.endsToken(close + 2);
      return isKey && close !== -1 ? close + 1 : -1;
    }
    for (let at = this.at; ; at += 1) {
      const code = text.charCodeAt(at);
      if (code === colon && this.endsToken(at + 1)) return at;
      if (code === lineFeed || Number.isNaN(code)) return -1;
      if (code === hash && text.charCodeAt(at - 1) === space) return -1;
    }
  }

  private readKey(end: number): Key {
    const { text, at } = this;
    this.at = end + 1;
    const first = text.charCodeAt(at);
    const isQuoted = first === doubleQuote || first === singleQuote;
    const key = isQuoted ? text.slice(at + 1, end - 1) : text.slice(at, end);
    if (key.length > maxKeyLength || /[\n\t\\]/.test(key)) giveUp();
    if (isQuoted) return this.readKeyAs(key, false, at + 1, end - 1);
    if (indicators.has(first) || indicatorsAlone.has(first)) giveUp();
    if (key.endsWith(' ') || key === '<<') giveUp();
    return this.readKeyAs(nameOfPlainKey(key) ?? giveUp(), true, at, end);
  }

  /**
   * A scalar or an empty collection that begins at the token, up to the next line with content.
   *
   * @param column of the mapping or list around it: what continues it stands further right
   */
  private readScalar(column: number): Node {
    switch (this.text.charCodeAt(this.at)) {
      case doubleQuote:
        return this.readDoubleQuoted(column);
      case singleQuote:
        return this.readSingleQuoted(column);
      case pipe:
        return this.readBlockScalar(column, false);
      case greater:
        return this.readBlockScalar(column, true);
      case openBracket:
        return this.readFlowSequence();
      case openBrace:
        return this.readEmptyMapping();
      default:
        return this.readPlain(column);
    }
  }

  private readEmptyMapping(): Mapping {
    const mapping = this.openMapping(this.at);
    const end = this.skipSpaces(this.at + 1);
    this.endLine(this.text.charCodeAt(end) === closeBrace ? end + 1 : giveUp());
    this.close(mapping);
    return mapping;
  }

  private readFlowSequence(): Sequence {
    const { text } = this;
    const sequence = this.openSequence(this.at);
    let at = this.skipSpaces(this.at + 1);
    while (text.charCodeAt(at) !== closeBracket) {
      flowItem.lastIndex = at;
      const [item = giveUp()] = flowItem.exec(text) ?? [];
      const end = at + item.length;
      const isQuoted = item.startsWith('"') || item.startsWith("'");
      this.addItem(
        sequence,
        isQuoted
          ? this.createScalar(item.slice(1, -1), false, at + 1, end - 1)
          : this.createScalar(item, true, at, end),
      );
      at = this.skipSpaces(end);
      if (text.charCodeAt(at) === comma) at = this.skipSpaces(at + 1);
      else if (text.charCodeAt(at) !== closeBracket) giveUp();
    }
    this.endLine(at + 1);
    this.close(sequence);
    return sequence;
  }

  private skipSpaces(offset: number): number {
    let at = offset;
    while (this.text.charCodeAt(at) === space) at += 1;
    return at;
  }

  /** Nothing but a comment may follow on the line. */
  private endLine(offset: number): void {
    this.at = offset;
    if (!this.endsToken(offset) || this.toValue()) giveUp();
  }

  private readPlain(column: number): Node {
    const { text } = this;
    const start = this.at;
    if (!this.isPlainStart()) giveUp();
    let end = this.plainEnd(start);
    let contentEnd = this.trimEnd(end);
    let value = text.slice(start, contentEnd);
    // A comment ends the scalar.
    while (text.charCodeAt(end) === lineFeed) {
      const { at, breaks } = this.skipBlankLines(end + 1);
      const code = text.charCodeAt(at);
      if (at - this.line <= column || code === hash || Number.isNaN(code)) break;
      if (code === tab) giveUp();
      end = this.plainEnd(at);
      contentEnd = this.trimEnd(end);
      value += (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + text.slice(at, contentEnd);
    }
    this.toContent(this.nextLine(end));
    return this.createScalar(value, true, start, contentEnd);
  }

  private isPlainStart(): boolean {
    const code = this.text.charCodeAt(this.at);
    return indicatorsAlone.has(code) ? !this.endsToken(this.at + 1) : !indicators.has(code);
  }

  /** Where the part of a plain scalar that stands on one line ends: at the comment or the end of the line. */
  private plainEnd(from: number): number {
    const { text } = this;
    for (let at = from; ; at += 1) {
      const code = text.charCodeAt(at);
      if (code === lineFeed || Number.isNaN(code)) return at;
      if (code === hash && text.charCodeAt(at - 1) === space) return at;
      if (code === tab || (code === colon && this.endsToken(at + 1))) giveUp();
    }
  }

  private trimEnd(end: number): number {
    let trimmed = end;
    while (this.text.charCodeAt(trimmed - 1) === space) trimmed -= 1;
    return trimmed;
  }

  /** The first character from `offset` on, the start of a line, that is no space; sets the line it is on. */
  private skipBlankLines(offset: number): { readonly at: number; readonly breaks: number } {
    const { text } = this;
    this.line = offset;
    for (let at = offset, breaks = 0; ; at += 1) {
      const code = text.charCodeAt(at);
      if (code === lineFeed) {
        breaks += 1;
        this.line = at + 1;
      } else if (code !== space) {
        return { at, breaks };
      }
    }
  }

  private readSingleQuoted(column: number): Node {
    const { text } = this;
    const from = this.at + 1;
    let end = text.indexOf("'", from);
    while (end !== -1 && text.charCodeAt(end + 1) === singleQuote) end = text.indexOf("'", end + 2);
    const content = this.takeQuoted(from, end);
    const folded = foldQuoted(content, column);
    const value = folded.includes("'") ? folded.replaceAll("''", "'") : folded;
    return this.createScalar(value, false, from, end);
  }

  private readDoubleQuoted(column: number): Node {
    const { text } = this;
    const from = this.at + 1;
    let end = from;
    for (let code = text.charCodeAt(end); code !== doubleQuote; code = text.charCodeAt(end)) {
      if (Number.isNaN(code)) giveUp();
      end += code === backslash ? 2 : 1;
    }
    const content = this.takeQuoted(from, end);
    const hasEscapes = content.includes('\\');
    const value = hasEscapes ? readEscaped(content, column) : foldQuoted(content, column);
    return this.createScalar(value, false, from, end);
  }

  private takeQuoted(from: number, end: number): string {
    if (end === -1) giveUp();
    const content = this.text.slice(from, end);
    this.endLine(end + 1);
    return content;
  }

  private readBlockScalar(column: number, isFolded: boolean): Node {
    const { text } = this;
    const chomping = text.charCodeAt(this.at + 1);
    const header = this.at + (chomping === plus || chomping === dash ? 2 : 1);
    if (text.charCodeAt(header) !== lineFeed) giveUp();
    const { at, breaks } = this.skipBlankLines(header + 1);
    const indentation = at - this.line;
    if (indentation <= column || at >= text.length || text.charCodeAt(at) === tab) giveUp();
    // A blank line in front that is longer than the indentation is a mistake.
    if (breaks > 0 && longestLine(text.slice(header + 1, this.line)) > indentation) giveUp();
    const lines = new Array<string>(breaks).fill('');
    /** Lines up to the last that holds something. */
    let content = 0;
    let line = this.line;
    for (let isInside = true; isInside;) {
      const end = text.indexOf('\n', line);
      if (end === -1) giveUp();
      if (isFolded && text.charCodeAt(line + indentation) === space) giveUp();
      lines.push(text.slice(line + indentation, end));
      content = lines.length;
      ({ line, isInside } = this.skipShortLines(end + 1, indentation, lines));
    }
    this.toContent(line);
    const held = lines.slice(0, content);
    const value = isFolded ? foldBlock(held) : held.join('\n');
    const kept = chomping === plus ? lines.length - content + 1 : chomping === dash ? 0 : 1;
    return this.createScalar(value + '\n'.repeat(kept), false, header + 1, line);
  }

  /** Adds the blank lines of a block scalar that are shorter than its indentation, and tells whether it goes on behind them. */
  private skipShortLines(offset: number, indentation: number, lines: string[]) {
    const { text } = this;
    for (let line = offset; ;) {
      const limit = line + indentation;
      let at = line;
      while (at < limit && text.charCodeAt(at) === space) at += 1;
      const code = text.charCodeAt(at);
      if (code === tab) giveUp();
      if (code !== lineFeed) return { line, isInside: at === limit && at < text.length };
      lines.push('');
      line = at + 1;
    }
  }
}

function longestLine(text: string): number {
  return text.split('\n').reduce((longest, { length }) => Math.max(longest, length), 0);
}
