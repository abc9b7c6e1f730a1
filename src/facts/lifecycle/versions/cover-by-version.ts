import type { Break } from '../break.js';
import type { Answer, RefusalCode } from '../cover.js';
import type { ContractVersions, VersionJudgement, VersionOutcome } from './contract-versions.js';
import { readSegmentVersion, readSegmentVersions } from './segment-versions.js';

const codes: Readonly<Record<Exclude<VersionOutcome, 'ahead'>, RefusalCode>> = {
  'too-small': 'version-step-too-small',
  unchanged: 'version-unchanged',
  backwards: 'version-backwards',
  unreadable: 'version-unreadable',
  missing: 'version-missing',
  unknown: 'version-scheme-unknown',
};

/**
 * Whether a new version announces the break. A version in the path or the servers speaks for itself alone: beside it the old one may
 * still be offered, and then what that promised holds.
 */
export function coverByVersion(
  broken: Break,
  versions: ContractVersions,
  judgement: VersionJudgement,
): Answer {
  const { scheme, outcome, message, hint, location } = judgement;
  const place = location && { location };
  if (outcome !== 'ahead') return { holds: false, code: codes[outcome], message, hint, ...place };
  const refused =
    scheme === 'path' || scheme === 'server' ? findOffered(broken, versions, scheme) : undefined;
  return refused === undefined
    ? { holds: true, message, ...place }
    : { holds: false, ...refused, ...place };
}

function findOffered(
  broken: Break,
  { base, head }: ContractVersions,
  scheme: 'path' | 'server',
): { readonly code: RefusalCode; readonly message: string; readonly hint: string } | undefined {
  const paths = broken.operations.map(({ path }) => path);
  const isOfPaths = scheme === 'path' && paths.length > 0;
  const bare = isOfPaths ? paths.find((path) => readSegmentVersion(path) === undefined) : undefined;
  if (bare !== undefined) {
    return {
      code: 'version-not-in-path',
      message: `the path ${bare} carries no version`,
      hint: 'Offer the new form under a path with a version.',
    };
  }
  const affected = readSegmentVersions(
    isOfPaths ? paths : scheme === 'path' ? base.paths : base.servers,
  );
  const offered = readSegmentVersions(scheme === 'path' ? head.paths : head.servers);
  const kept = affected.find(({ text }) => offered.some((other) => other.text === text));
  return kept === undefined
    ? undefined
    : {
        code: 'version-still-offered',
        message: `${kept.text} is still offered, so what it promised holds`,
        hint: `Leave ${kept.text} as it was, and make the change in the new version.`,
      };
}
