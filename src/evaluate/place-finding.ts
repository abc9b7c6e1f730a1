import { identify, type ManifestObject } from '../facts/kubernetes/index.js';
import type { NodePath, PackRule, PolicyFailure, Violation } from '../policy/index.js';
import type {
  ArchfitError,
  Finding,
  Location,
  Problem,
  Subject,
  Undecided,
} from '../report/index.js';
import {
  createRedactor,
  createSnippet,
  locatePath,
  type ManifestDocument,
  NodeCache,
  secretValues,
} from '../source/index.js';
import { describeFailure } from './describe-failure.js';
import { isExcepted, withException } from './excepted.js';
import { placeFixes } from './place-fixes.js';
import { fingerprint, namePath } from '../verdict/index.js';
import { isRecord } from '../source/is-record.js';

/** What a finding is about: an object, or an entry of a file beside the manifests, which has no text where it was given as a value. */
export interface PlacedObject extends Omit<ManifestObject, 'document'> {
  readonly document?: ManifestDocument | undefined;
}

/** Whether it has a text to change. */
function isObject(object: PlacedObject): object is ManifestObject {
  return object.document !== undefined;
}

/** An object with a path below it. */
export interface ObjectPlace {
  readonly object: PlacedObject;
  readonly path: NodePath;
}

// Findings come object by object, so that what was read of the last documents serves the next ones.
const nodes = new NodeCache();

/** Turns what a policy said of an object into a finding: with its place, its identity, and no secret in it. */
export function placeFinding(
  rule: PackRule,
  violation: Violation,
  object: PlacedObject,
  environment: string | undefined,
  related: readonly ObjectPlace[] = violation.related.map(({ path }) => ({ object, path })),
): Finding {
  const subject = describeSubject(object);
  const redact = redactorOf(object);
  const path = redact.text(namePath(violation.path, object.value));
  const fixes = isObject(object)
    ? placeFixes(violation.fixes ?? [], object, { redact: redact.text, nodes })
    : [];
  return {
    fingerprint: fingerprint({
      rule: rule.id,
      environment,
      subject: subject.id,
      path: violation.path,
      object: object.value,
    }),
    ...(environment === undefined ? {} : { environment }),
    rule: rule.id,
    severity: rule.severity,
    message: redact.text(violation.message),
    subject,
    ...(path === '' ? {} : { path }),
    ...locationOf({ object, path: violation.path }),
    related: related.flatMap((place) => locate(place) ?? []),
    details: redact.details(withException(rule, violation)),
    state: isExcepted(rule, violation) ? 'waived' : 'new',
    ...(violation.measure === undefined ? {} : { measure: violation.measure }),
    remediation: rule.remediation,
    ...(fixes.length === 0 ? {} : { fixes }),
    ...(rule.docs !== '' && { docs: rule.docs }),
  };
}

/** Turns what a policy could not tell into an entry of its check. */
export function placeUndecided(
  doubt: Violation,
  object: PlacedObject,
  environment: string | undefined,
): Undecided {
  const redact = redactorOf(object);
  const { hint, ...details } = doubt.details;
  return {
    message: redact.text(doubt.message),
    ...(environment === undefined ? {} : { environment }),
    subject: describeSubject(object),
    ...locationOf({ object, path: doubt.path }),
    ...(typeof hint === 'string' ? { hint } : {}),
    details: redact.details(details),
  };
}

/** Turns the failure of a policy on an object into a problem at that object. */
export function placeFailure(failure: PolicyFailure, object: ManifestObject): Problem {
  const problem = describeFailure(failure);
  return {
    ...problem,
    message: redactorOf(object).text(problem.message),
    ...locationOf({ object, path: [] }),
  };
}

/** An annotation of an object, for those who judge what it asks for. */
export function placeAnnotation(object: ManifestObject, key: string, value: string) {
  return {
    value: redactorOf(object).text(value),
    subject: describeSubject(object),
    location: locateIn(object.document, [...object.path, 'metadata', 'annotations', key]),
  };
}

/** An object that no policy can be asked about: it counts as not judged. */
export function placeRefusal(error: ArchfitError, object: ManifestObject): Problem {
  return {
    code: 'object-not-judged',
    message: `${identify(object).display} was not judged: ${redactorOf(object).text(error.message)}`,
    ...locationOf({ object, path: [] }),
    hint: error.hint,
  };
}

function describeSubject(object: PlacedObject): Subject {
  const { id, kind, name, namespace } = identify(object);
  const labels = readLabels(object.value['metadata']);
  return {
    kind,
    id,
    name,
    ...(namespace === '' ? {} : { namespace }),
    ...(typeof labels['owner'] === 'string' ? { owner: labels['owner'] } : {}),
  };
}

function readLabels(metadata: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(metadata) || !isRecord(metadata['labels'])) return {};
  return metadata['labels'];
}

function locationOf(place: ObjectPlace): { readonly location?: Location } {
  const location = locate(place);
  return location === undefined ? {} : { location };
}

function locate({ object, path }: ObjectPlace): Location | undefined {
  return object.document && locateIn(object.document, [...object.path, ...path]);
}

function locateIn(document: ManifestDocument, path: NodePath): Location {
  const { region, pointer, ancestor, nearest } = locatePath(document, path, nodes);
  return {
    uri: document.uri,
    pointer,
    region,
    ...(ancestor ? { ancestor, nearest } : {}),
    snippet: createSnippet(document, region, { nodes }),
    ...(document.template === undefined ? {} : { template: document.template }),
    ...(document.rendered === undefined ? {} : { rendered: document.rendered }),
  };
}

interface ObjectRedactor {
  readonly text: (value: string) => string;
  readonly details: (record: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

// An object has several findings, and equal documents share their objects.
const redactors = new WeakMap<object, ObjectRedactor>();

function redactorOf({ value }: PlacedObject): ObjectRedactor {
  let redactor = redactors.get(value);
  if (!redactor) {
    redactor = createObjectRedactor(value);
    redactors.set(value, redactor);
  }
  return redactor;
}

function createObjectRedactor(object: unknown): ObjectRedactor {
  const text = createRedactor(secretValues(object));
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(walk);
    return isRecord(value) ? details(value) : value;
  };
  const details = (record: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(record).map(([key, item]) => [key, walk(item)]));
  return { text, details };
}
