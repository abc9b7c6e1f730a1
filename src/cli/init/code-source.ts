import type { ModulesSource } from '../../evaluate/index.js';
import type { ProposedCode } from '../../evaluate/modules/propose-code.js';
import { yamlScalar } from '../../source/yaml-scalar.js';

/** A part of the settings of a source, one a line. */
interface Setting {
  readonly key: string;
  readonly value: unknown;
  /** What a comment above says of it. */
  readonly comment?: string;
  readonly settings?: readonly Setting[];
}

/** How a configuration writes lists and texts: YAML, or TypeScript. */
export interface SourceNotation {
  readonly comment: string;
  /** A value on one line. */
  readonly value: (value: unknown) => string;
  readonly key: (key: string) => string;
  readonly end: string;
  readonly open: string;
  readonly close: string | undefined;
}

export const yamlNotation: Pick<SourceNotation, 'comment' | 'key' | 'end' | 'open' | 'close'> = {
  comment: '#',
  key: yamlScalar,
  end: '',
  open: '',
  close: undefined,
};

/** The lines of a source of code, with what its comments say, indented by some spaces. */
export function writeCodeSource(
  { source, lines }: ProposedCode,
  notation: SourceNotation,
  indent: number,
): { readonly comments: readonly string[]; readonly settings: readonly string[] } {
  const isProposed = source.layers !== undefined || source.contexts !== undefined;
  const against = lines.filter((line) => /against this order|in no layer/.test(line));
  const comments = [
    isProposed
      ? 'Code, with the architecture that its folders suggest: correct what is meant otherwise.'
      : 'Code. Its folders suggest no layers: the guide about modules shows how to write them down.',
    ...against,
  ].map((text) => `${notation.comment} ${text}`);
  return { comments, settings: writeSettings(settingsOf(source), notation, indent) };
}

function settingsOf({ files, layers = [], contexts }: ModulesSource): readonly Setting[] {
  const [layering] = layers;
  return [
    { key: 'kind', value: 'modules' },
    { key: 'files', value: files },
    ...(layering?.kind === 'layered'
      ? [
          {
            key: 'layers',
            value: undefined,
            settings: [
              { key: 'kind', value: 'layered' },
              {
                key: 'layers',
                value: undefined,
                comment: 'Uppermost first: each may import those below it.',
                settings: entries(layering.layers),
              },
              ...(layering.outside === undefined
                ? []
                : [{ key: 'outside', value: layering.outside }]),
            ],
          },
        ]
      : []),
    ...(contexts === undefined
      ? []
      : [
          {
            key: 'contexts',
            value: undefined,
            settings: [
              { key: 'contexts', value: undefined, settings: entries(contexts.contexts) },
              ...(contexts.shared === undefined ? [] : [{ key: 'shared', value: contexts.shared }]),
            ],
          },
        ]),
  ];
}

function entries(record: object): readonly Setting[] {
  return Object.entries(record).map(([key, value]): Setting => ({ key, value }));
}

function writeSettings(
  settings: readonly Setting[],
  notation: SourceNotation,
  indent: number,
): readonly string[] {
  const space = ' '.repeat(indent);
  return settings.flatMap(({ key, value, comment, settings: inner }) => {
    const above = comment === undefined ? [] : [`${space}${notation.comment} ${comment}`];
    const name = `${space}${notation.key(key)}:`;
    if (inner === undefined) return [...above, `${name} ${notation.value(value)}${notation.end}`];
    const end = notation.close === undefined ? [] : [`${space}${notation.close}${notation.end}`];
    const start = notation.open === '' ? name : `${name} ${notation.open}`;
    return [...above, start, ...writeSettings(inner, notation, indent + 2), ...end];
  });
}
