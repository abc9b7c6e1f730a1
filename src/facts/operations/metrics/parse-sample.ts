/** A line of an exposition that holds a value. */
export interface Sample {
  readonly name: string;
  readonly labels: readonly (readonly [name: string, value: string])[];
  readonly value: number;
}

const blank = /[ \t]*/y;
const plainName = /[a-zA-Z_:][\w:]*/y;
const quoted = /"((?:[^"\\]|\\.)*)"/y;
const number =
  /[+-]?(?:inf(?:inity)?|nan|0x[\da-f]+(?:\.[\da-f]*)?(?:p[+-]?\d+)?|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/iy;
/** What may follow the value: the time, and in OpenMetrics an exemplar. */
const rest = /(?:[ \t]+[+-]?[\d.]+(?:e[+-]?\d+)?)?[ \t]*(?:#.*)?$/iy;

/**
 * Reads one sample of the text format 0.0.4 or of OpenMetrics 1.0, with names in quotes as Prometheus 3 writes them.
 *
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 *
 * @returns undefined where the line is no sample
 */
export function parseSample(line: string): Sample | undefined {
  const reader = new LineReader(line);
  reader.take(blank);
  let name = reader.take(plainName) ?? '';
  const labels: (readonly [string, string])[] = [];
  reader.take(blank);
  if (reader.skip('{')) {
    for (;;) {
      reader.take(blank);
      if (reader.skip('}')) break;
      const label = reader.quoted() ?? reader.take(plainName);
      if (label === undefined) return undefined;
      reader.take(blank);
      if (reader.skip('=')) {
        reader.take(blank);
        const value = reader.quoted();
        if (value === undefined) return undefined;
        labels.push([label, value]);
      } else if (name === '') name = label;
      else return undefined;
      reader.take(blank);
      if (!reader.skip(',') && !reader.sees('}')) return undefined;
    }
  }
  if (name === '') return undefined;
  reader.take(blank);
  const value = reader.take(number);
  if (value === undefined || reader.take(rest) === undefined) return undefined;
  return { name, labels, value: numberOf(value) };
}

/** As Go reads it. */
export function numberOf(written: string): number {
  const text = written.trim().toLowerCase();
  const sign = text.startsWith('-') ? -1 : 1;
  const plain = text.replace(/^[+-]/, '');
  if (plain === 'inf' || plain === 'infinity') return sign * Infinity;
  return plain === '' ? NaN : sign * Number(plain);
}

class LineReader {
  #at = 0;

  constructor(private readonly line: string) {}

  take(form: RegExp): string | undefined {
    form.lastIndex = this.#at;
    const found = form.exec(this.line);
    if (!found) return undefined;
    this.#at = form.lastIndex;
    return found[1] ?? found[0];
  }

  quoted(): string | undefined {
    return this.take(quoted)?.replaceAll(/\\(.)/g, (_, sign: string) =>
      sign === 'n' ? '\n' : sign,
    );
  }

  sees(sign: string): boolean {
    return this.line[this.#at] === sign;
  }

  skip(sign: string): boolean {
    if (!this.sees(sign)) return false;
    this.#at += 1;
    return true;
  }
}
