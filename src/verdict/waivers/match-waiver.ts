import type { Finding } from '../../report/index.js';
import type { WaiverCover, WaiverSubject } from './waiver.js';

/** Whether a waiver covers a finding of its rule: all that it names has to match. */
export function coversFinding(
  { subject, paths, fingerprints, object }: WaiverCover,
  finding: Finding,
): boolean {
  const { location } = finding;
  return (
    (subject === undefined || matchesSubject(subject, finding)) &&
    (paths === undefined ||
      (location !== undefined && paths.matches(location.rendered?.path ?? location.uri))) &&
    (fingerprints === undefined || fingerprints.includes(finding.fingerprint)) &&
    (object === undefined ||
      (object.id === finding.subject.id &&
        object.environment === finding.environment &&
        object.uri === location?.uri))
  );
}

function matchesSubject(
  { kind, name, namespace, environment }: WaiverSubject,
  finding: Finding,
): boolean {
  const { subject } = finding;
  return (
    (kind === undefined || kind === subject.kind) &&
    (name === undefined || name === subject.name) &&
    (namespace === undefined || namespace === subject.namespace) &&
    (environment === undefined || environment === finding.environment)
  );
}
