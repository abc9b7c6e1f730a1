import { type YamlReading, readKubernetesYaml } from './kubernetes-yaml.js';
import { findReleaseText, findToolMessages, isReleaseHeader, releaseKeys } from './tool-text.js';
import { YamlRefusal } from './yaml-refusal.js';

/** What a chunk of a stream came to; offsets are those of the chunk. */
export interface ReadChunk {
  readonly document?: {
    readonly value: unknown;
    /** Where the content starts. */
    readonly start: number;
    /** The part of the chunk that is the document; what tools wrote around it is cut off. */
    readonly from: number;
    readonly to: number;
  };
  readonly refusals: readonly YamlRefusal[];
}

/**
 * Reads the one document of a chunk, and tells apart the messages that tools leave before it and the text of a release that
 * Helm appends to it.
 */
export function readChunk(chunk: string): ReadChunk {
  const messages = findToolMessages(chunk);
  const from = messages?.end ?? 0;
  const text = chunk.slice(from);
  const refusals = messages ? [new YamlRefusal(messages.start, 'warning-in-front')] : [];
  if (isReleaseHeader(text)) {
    return {
      refusals: [...refusals, new YamlRefusal(from + text.search(/NAME: /), 'release-text')],
    };
  }
  const { reading, to, refusal } = readAroundRelease(text);
  if (refusal) refusals.push(refusal.shift(from));
  if (reading.kind === 'refused') refusals.push(reading.refusal.shift(from));
  if (reading.kind !== 'document') return { refusals };
  const { value, start } = reading;
  return { document: { value, start: from + start, from, to: from + to }, refusals };
}

interface AroundRelease {
  readonly reading: YamlReading;
  /** End of what was read. */
  readonly to: number;
  /** About the text of a release behind it. */
  readonly refusal?: YamlRefusal;
}

function readAroundRelease(text: string): AroundRelease {
  const reading = readKubernetesYaml(text);
  const whole = { reading, to: text.length };
  if (reading.kind === 'empty') return whole;
  if (reading.kind === 'document' && !hasReleaseKey(reading.value)) return whole;
  const to = findReleaseText(text);
  if (to === undefined) return whole;
  const refusal = new YamlRefusal(to, 'release-text');
  if (reading.kind === 'document') {
    // The text happens to be YAML: more keys of the last object.
    return { reading: readKubernetesYaml(text.slice(0, to)), to, refusal };
  }
  return reading.refusal.offset < to ? whole : { reading: { kind: 'refused', refusal }, to };
}

function hasReleaseKey(value: unknown): boolean {
  return typeof value === 'object' && value !== null && releaseKeys.some((key) => key in value);
}
