import { toPrintable } from './printable.js';
import { renderHint } from './render-hint.js';

/** What a message may name. */
interface Details {
  /** A key, an anchor or a value, as the file has it. */
  readonly name?: string;
  /** Offset of another place that plays a part. */
  readonly other?: number;
}

interface Explanation {
  readonly message: (name: string, otherLine: number) => string;
  readonly hint: string;
}

const pipeTheStream =
  'Pass the standard output alone: add 2>/dev/null, or write the manifests to a file first.';

const explanations = {
  unreadable: {
    message: () => 'the document cannot be read as YAML',
    hint: 'Check the document with a YAML linter.',
  },
  'too-deep': {
    message: () => 'the document nests deeper than 512 levels',
    hint: 'No Kubernetes object needs that depth: check how the file was generated.',
  },
  'too-deep-data': {
    message: (name) => `the document nests deeper than ${name} levels`,
    hint: 'Check how the file was generated: no schema that people use nests so deep.',
  },
  'tab-indentation': {
    message: () => 'a tab stands where YAML allows only spaces as indentation',
    hint: 'Indent with spaces.',
  },
  indentation: {
    message: () => 'the line does not fit the mapping or list around it',
    hint: 'Check its indentation, and quote a value that holds ": " or starts with a special character.',
  },
  'colon-in-value': {
    message: () => 'a second ": " stands on the line',
    hint: 'Quote a value that holds ": ".',
  },
  'special-start': {
    message: (name) => `a value cannot start with ${name} unless it is quoted`,
    hint: 'Quote the value.',
  },
  'key-without-colon': {
    message: () => 'a key has no ": " on its line',
    hint: 'Write "key: value", or quote and indent the text if it belongs to the value above.',
  },
  'quote-unfinished': {
    message: () => 'a quoted text or a bracket is not closed before this line',
    hint: 'Close the quote or bracket, or indent the lines that continue it deeper than their key.',
  },
  'flow-unfinished': {
    message: () => 'a "[" or "{" is not closed before the document ends',
    hint: 'Close the bracket.',
  },
  'flow-comma': {
    message: () => 'a comma is missing or superfluous between [ ] or { }',
    hint: 'Separate the entries with one comma each.',
  },
  'document-goes-on': {
    message: () => 'text follows where the document has ended',
    hint: 'Check the indentation of this line, or put --- between two documents.',
  },
  escape: {
    message: () => 'a double-quoted text holds an escape that YAML does not know',
    hint: 'Write \\\\ for a backslash, or use single quotes.',
  },
  'control-character': {
    message: () => 'the document holds a control character',
    hint: 'Remove it, or write it as an escape within double quotes.',
  },
  'line-separator': {
    message: () => 'a Unicode line separator stands outside of quotes',
    hint: 'Remove it: the API server takes it for the end of a line, other readers do not.',
  },
  directive: {
    message: () => 'a line that starts with % is no valid directive',
    hint: 'Remove the line, or put --- after the directives.',
  },
  tag: {
    message: () => 'a tag or an anchor is malformed',
    hint: 'Remove the tag: manifests need none.',
  },
  'tag-mismatch': {
    message: (name) => `the value is not what its tag ${name} says`,
    hint: 'Remove the tag, or correct the value.',
  },
  'key-twice': {
    message: (name, line) => `the key "${name}" stands twice in one mapping, first on line ${line}`,
    hint: 'Remove one of the two: readers differ on which one counts.',
  },
  'key-not-text': {
    message: () => 'a key is neither text, number nor boolean',
    hint: 'Quote the key.',
  },
  'merge-of-no-mapping': {
    message: () => 'a merge key << needs a mapping, or a list of mappings',
    hint: 'Merge an anchor that stands on a mapping.',
  },
  'merge-after-key': {
    message: (name) => `the merge key << changes the key "${name}", which is set before it`,
    hint: 'Put << first: the API server takes the merged value, other readers the one set before.',
  },
  'alias-unknown': {
    message: (name) => `the alias *${name} has no anchor &${name} before it in this document`,
    hint: 'Define the anchor in the same document: anchors end at ---.',
  },
  'alias-of-itself': {
    message: (name) => `the anchor &${name} contains itself`,
    hint: 'Remove the alias inside of its own anchor.',
  },
  'alias-bomb': {
    message: () => 'the aliases up to this line stand for more than 1,000,000 nodes',
    hint: 'Write the values out, or use fewer aliases.',
  },
  'number-not-finite': {
    message: (name) => `${name} has no form in JSON, which is what the API server stores`,
    hint: 'Quote the value if it is text.',
  },
  'template-unrendered': {
    message: () => 'a template that was not rendered: {{ }} stands outside of quotes',
    hint: renderHint(),
  },
  'warning-in-front': {
    message: () => 'messages of a tool stand in front of the document',
    hint: pipeTheStream,
  },
  'release-text': {
    message: () => 'the text that Helm prints about a release stands in the stream',
    hint: 'Use helm template, or helm get manifest, instead of helm install --dry-run.',
  },
} as const satisfies Record<string, Explanation>;

export type RefusalReason = keyof typeof explanations;

/** Longest name that a message repeats. */
const longestName = 80;

/** Why a text is not read, and where: thrown while a document is read, and always turned into a problem. */
export class YamlRefusal extends Error {
  override readonly name = 'YamlRefusal';
  readonly hint: string;

  constructor(
    /** Offset in the text that was read. */
    readonly offset: number,
    readonly reason: RefusalReason,
    private readonly details: Details = {},
  ) {
    super(reason);
    this.hint = explanations[reason].hint;
  }

  /** The message for people, where `lineOf` tells the line of an offset in the file. */
  describe(lineOf: (offset: number) => number): string {
    const { name = '', other = 0 } = this.details;
    const shown = name.length > longestName ? `${name.slice(0, longestName)}…` : name;
    const explanation: Explanation = explanations[this.reason];
    return explanation.message(toPrintable(shown), lineOf(other));
  }

  /** The same refusal of a longer text, in which the text that was read begins at `offset`. */
  shift(offset: number): YamlRefusal {
    const { other } = this.details;
    return new YamlRefusal(this.offset + offset, this.reason, {
      ...this.details,
      ...(other === undefined ? {} : { other: other + offset }),
    });
  }
}
