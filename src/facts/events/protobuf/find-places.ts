import type { TextRange } from '../../../source/text-range.js';
import { escapeStep } from '../../schema/documents/reference.js';
import { type ProtoToken, tokenize } from './tokens.js';

/** What is written at each pointer of a `.proto` file, and what is written there a second time. */
export interface ProtoPlaces {
  /** By pointer: `/messages/Order/fields/email`, `/messages/Order/enums/Status/values/NEW`, `…/email/options/acme.pii`. */
  readonly ranges: ReadonlyMap<string, TextRange>;
  readonly repeated: ReadonlyMap<string, TextRange>;
  /** Where the declarations of fields begin, by pointer. */
  readonly starts: ReadonlyMap<string, number>;
  /** The largest number of fields that one message has by itself. */
  readonly mostFields: number;
}

/** A block between braces: what its fields are named below, and what is declared in it. */
interface Block {
  readonly kind: 'file' | 'message' | 'enum' | 'oneof' | 'extend' | 'other';
  readonly pointer: string;
}

const deepest = 200;

const collections: Readonly<Record<string, string>> = {
  message: 'messages',
  enum: 'enums',
  oneof: 'oneofs',
  service: 'services',
};

/**
 * Finds where each name of a `.proto` file is written: the parser of Protobuf tells no places. It follows the braces and nothing else,
 * so that a text which the parser refuses has its places too.
 */
export function findPlaces(text: string): ProtoPlaces {
  return new PlaceFinder(text).find();
}

class PlaceFinder {
  readonly #tokens: readonly ProtoToken[];
  #at = 0;
  readonly #ranges = new Map<string, TextRange>();
  readonly #repeated = new Map<string, TextRange>();
  readonly #starts = new Map<string, number>();
  readonly #fields = new Map<string, number>();
  readonly #blocks: Block[] = [{ kind: 'file', pointer: '' }];

  constructor(readonly text: string) {
    this.#tokens = tokenize(text);
  }

  find(): ProtoPlaces {
    while (this.#at < this.#tokens.length) {
      const sign = this.#textAt(0);
      if (sign === '}') {
        if (this.#blocks.length > 1) this.#blocks.pop();
        this.#at += 1;
      } else if (sign === ';') this.#at += 1;
      else this.#readStatement();
    }
    let mostFields = 0;
    for (const fields of this.#fields.values()) mostFields = Math.max(mostFields, fields);
    return { ranges: this.#ranges, repeated: this.#repeated, starts: this.#starts, mostFields };
  }

  get #block(): Block {
    return this.#blocks.at(-1) ?? { kind: 'file', pointer: '' };
  }

  #readStatement(): void {
    const { kind, pointer } = this.#block;
    const word = this.#textAt(0);
    if ((word === 'export' || word === 'local') && this.#textAt(2) !== '=') this.#at += 1;
    const keyword = this.#textAt(0);
    const collection = collections[keyword];
    if (collection !== undefined && this.#textAt(2) === '{') {
      const below = `${pointer}/${collection}/${this.#textAt(1)}`;
      this.#note(below, this.#at + 1);
      // The fields of a oneof are those of its message.
      const inner = keyword === 'oneof' ? pointer : below;
      this.#enter(keyword === 'service' ? 'other' : (keyword as Block['kind']), inner, 3);
    } else if (keyword === 'extend' && this.#textAt(2) === '{') {
      this.#enter('extend', pointer, 3);
    } else if (keyword === 'option') {
      this.#at += 1;
      this.#readOption(pointer);
      this.#skipTo(';');
    } else if (kind === 'file' || kind === 'other' || isDeclaration(keyword, this.#textAt(1))) {
      this.#readDeclaration(keyword, pointer);
    } else {
      this.#readMember(
        kind === 'enum' ? 'values' : kind === 'extend' ? 'extensions' : 'fields',
        pointer,
      );
    }
  }

  /** `syntax`, `package`, `import`, `reserved`, `extensions`, and what is no statement. */
  #readDeclaration(keyword: string, pointer: string): void {
    if (keyword === 'import') {
      const path = this.#textAt(1).startsWith('"') || this.#textAt(1).startsWith("'") ? 1 : 2;
      this.#note(`/imports/${escapeStep(this.#textAt(path).slice(1, -1))}`, this.#at + path);
    } else if (keyword === 'syntax' || keyword === 'edition') this.#note('/syntax', this.#at + 2);
    else if (keyword === 'package') this.#note('/package', this.#at + 1);
    else if (keyword === 'reserved' || keyword === 'extensions') {
      this.#note(`${pointer}/${keyword}`, this.#at);
    }
    this.#at += 1;
    this.#skipTo(';', '{');
    if (this.#textAt(0) === '{') this.#enter('other', pointer, 1);
  }

  /** `repeated Type name = 1 [options];`, `NEW = 1;`, `optional group Item = 2 { … }`. */
  #readMember(collection: string, pointer: string): void {
    const start = this.#at;
    while (this.#at < this.#tokens.length && !'=;{}'.includes(this.#textAt(0))) this.#at += 1;
    if (this.#textAt(0) !== '=' || this.#at === start) {
      if (this.#textAt(0) === '{') this.#enter('other', pointer, 1);
      return;
    }
    const name = this.#textAt(-1);
    const isGroup = this.#textAt(-2) === 'group' && this.#at - start > 2;
    const fieldName = isGroup ? `${name.slice(0, 1).toLowerCase()}${name.slice(1)}` : name;
    const member = `${pointer}/${collection}/${fieldName}`;
    this.#note(member, this.#at - 1);
    this.#starts.set(member, this.#span(start)[0]);
    if (collection === 'fields') this.#fields.set(pointer, (this.#fields.get(pointer) ?? 0) + 1);
    if (this.#at - start > 1) this.#note(`${member}/type`, this.#at - 2);
    this.#at += 1;
    this.#note(`${member}/number`, this.#at);
    while (this.#at < this.#tokens.length && !';{}['.includes(this.#textAt(0))) this.#at += 1;
    if (this.#textAt(0) === '[') this.#readOptions(member);
    if (this.#textAt(0) !== '{') return;
    const group = `${pointer}/messages/${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
    if (isGroup) this.#note(group, this.#at - 3);
    this.#enter(isGroup ? 'message' : 'other', isGroup ? group : member, 1);
  }

  #readOptions(pointer: string): void {
    do {
      this.#at += 1;
      this.#readOption(pointer);
      this.#skipTo(',', ']', ';');
    } while (this.#textAt(0) === ',');
    if (this.#textAt(0) === ']') this.#at += 1;
  }

  /** Stops before the value. */
  #readOption(pointer: string): void {
    const isCustom = this.#textAt(0) === '(';
    const place = this.#at + (isCustom ? 1 : 0);
    const written = this.#tokens[place] ? this.text.slice(...this.#span(place)) : '';
    const name = isCustom ? written.replace(/^\./, '') : (written.split('.')[0] ?? '');
    this.#note(`${pointer}/options/${escapeStep(name)}`, place);
    this.#skipTo('=', ';', ']', ',');
  }

  /** To one of the signs that stands outside of brackets; to the end of the block where none does. */
  #skipTo(...stops: readonly string[]): void {
    let depth = 0;
    for (; this.#at < this.#tokens.length; this.#at += 1) {
      const sign = this.#textAt(0);
      if (depth === 0 && (stops.includes(sign) || sign === '}')) return;
      if ('{[(<'.includes(sign)) depth += 1;
      if ('}])>'.includes(sign)) depth -= 1;
    }
  }

  #enter(kind: Block['kind'], pointer: string, tokens: number): void {
    // The parser refuses such files, and their pointers are longer than they are.
    const isTooDeep = this.#blocks.length > deepest;
    this.#blocks.push(isTooDeep ? { kind: 'other', pointer: '' } : { kind, pointer });
    this.#at += tokens;
  }

  #note(pointer: string, index: number): void {
    const token = this.#tokens[index];
    if (token === undefined) return;
    const places = this.#ranges.has(pointer) ? this.#repeated : this.#ranges;
    if (!places.has(pointer)) places.set(pointer, { start: token.start, end: token.end });
  }

  #span(index: number): [number, number] {
    const token = this.#tokens[index];
    return [token?.start ?? 0, token?.end ?? 0];
  }

  /** The text of a token beside the one that is looked at; of a text its quotes are a part. */
  #textAt(offset: number): string {
    return this.text.slice(...this.#span(this.#at + offset)) || ' ';
  }
}

function isDeclaration(keyword: string, next: string): boolean {
  if (keyword === 'reserved') return next !== '=' && !next.startsWith('=');
  return keyword === 'extensions' || keyword === 'rpc';
}
