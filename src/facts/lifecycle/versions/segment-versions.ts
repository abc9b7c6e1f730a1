/** The version that a path carries as a segment: `v1`, `v2beta1`, `v1.1`. Of several the first one counts. */
export interface SegmentVersion {
  readonly text: string;
  /** Major, stage (alpha, beta, released), number of the stage, minor: in the order in which they count. */
  readonly order: readonly [number, number, number, number];
}

const segment =
  /^v(?<major>\d{1,9})(?:[._](?<minor>\d{1,9}))?(?:(?<stage>alpha|beta)(?<number>\d{0,9}))?$/i;

const stages: Readonly<Record<string, number>> = { alpha: 0, beta: 1 };

/** Reads it from a path template, or from the path of a URL, absolute or not. */
export function readSegmentVersion(path: string): SegmentVersion | undefined {
  const local = path
    .replace(/^[A-Za-z][\w+.-]*:\/\/[^/?#]*|^\/\/[^/?#]*/, '')
    .replace(/[?#].*$/, '');
  for (const text of local.split('/')) {
    const groups = segment.exec(text)?.groups;
    if (groups === undefined) continue;
    const { major, minor = '0', stage, number = '' } = groups;
    const rank = stage === undefined ? 2 : (stages[stage.toLowerCase()] ?? 2);
    return {
      text: text.toLowerCase(),
      order: [Number(major), rank, number === '' ? 0 : Number(number), Number(minor)],
    };
  }
  return undefined;
}

/** Negative where the left one comes first. */
export function compareSegmentVersions(left: SegmentVersion, right: SegmentVersion): number {
  const index = left.order.findIndex((part, at) => part !== right.order[at]);
  return index < 0 ? 0 : (left.order[index] ?? 0) - (right.order[index] ?? 0);
}

/** The versions of several paths, each once, from the first to the last. */
export function readSegmentVersions(paths: readonly string[]): readonly SegmentVersion[] {
  const versions = new Map<string, SegmentVersion>();
  for (const path of paths) {
    const version = readSegmentVersion(path);
    if (version !== undefined) versions.set(version.text, version);
  }
  return [...versions.values()].sort(compareSegmentVersions);
}
