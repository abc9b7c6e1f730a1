import { identify, type ManifestObject } from '../facts/kubernetes/index.js';
import type { PackRule, Violation } from '../policy/index.js';
import type { Finding, Location } from '../report/index.js';
import type { ManifestDocument } from '../source/index.js';
import { fingerprint } from '../verdict/index.js';
import { placeFinding } from './place-finding.js';

/** A finding with what it was placed in. */
interface Placed {
  readonly rule: PackRule;
  readonly object: ManifestObject;
  readonly finding: Finding;
}

/**
 * Places findings about objects. Most manifests hold documents that stand elsewhere too, to the letter; what was found in one of them
 * is found again on other lines, and nothing else of it has to be worked out twice.
 */
export class FindingPlacer {
  // Objects of equal documents share their value, and what was said of it.
  readonly #placed = new WeakMap<Violation, Placed>();

  /** {@link placeFinding}, for what a policy said of the object alone. */
  place(
    rule: PackRule,
    violation: Violation,
    object: ManifestObject,
    environment: string | undefined,
  ): Finding {
    const known = this.#placed.get(violation);
    if (known?.rule === rule && isMoved(known.object, object)) {
      return moveFinding(known, violation, object, environment);
    }
    const finding = placeFinding(rule, violation, object, environment);
    // Fixes name lines of their own.
    if (finding.fixes === undefined) this.#placed.set(violation, { rule, object, finding });
    return finding;
  }
}

/** Whether an object is another one of the same text, some lines up or down. */
function isMoved(known: ManifestObject, object: ManifestObject): boolean {
  return (
    known.value === object.value &&
    known.document.text === object.document.text &&
    known.document.start.column === object.document.start.column &&
    known.document.template === object.document.template &&
    (known.document.rendered === undefined) === (object.document.rendered === undefined) &&
    JSON.stringify(known.path) === JSON.stringify(object.path)
  );
}

function moveFinding(
  { rule, object: from, finding }: Placed,
  violation: Violation,
  to: ManifestObject,
  environment: string | undefined,
): Finding {
  const { fingerprint: print, environment: known, ...rest } = finding;
  const move = (location: Location) => moveLocation(location, from.document, to.document);
  return {
    fingerprint:
      known === environment
        ? print
        : fingerprint({
            rule: rule.id,
            environment,
            subject: identify(to).id,
            path: violation.path,
            object: to.value,
          }),
    ...(environment === undefined ? {} : { environment }),
    ...rest,
    ...(finding.location && { location: move(finding.location) }),
    related: finding.related.map(move),
  };
}

function moveLocation(location: Location, from: ManifestDocument, to: ManifestDocument): Location {
  const lines = to.start.line - from.start.line;
  const { region, snippet } = location;
  return {
    ...location,
    uri: to.uri,
    ...(region && {
      region: {
        ...region,
        startLine: region.startLine + lines,
        endLine: region.endLine + lines,
      },
    }),
    ...(snippet && { snippet: { ...snippet, startLine: snippet.startLine + lines } }),
    ...(to.rendered && { rendered: to.rendered }),
  };
}
