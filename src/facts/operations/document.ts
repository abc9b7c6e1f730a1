import type { Location } from '../../report/index.js';
import type { DocumentPath } from '../../source/document-path.js';

/**
 * What may be an artefact of operations: a document of YAML or JSON, an object of a manifest, a text that a string of another document
 * holds (a dashboard in a ConfigMap), or a text of another format (an exposition of metrics, the configuration of a logger in code).
 */
export interface OperationsDocument {
  /** Unique in the run: the path of its file, its number there where it is not the first, and the path of the string that holds it. */
  readonly id: string;
  /** Path of its file, as the report shows it. */
  readonly uri: string;
  /** What it says, where it is YAML or JSON. */
  readonly value: unknown;
  /** All of it, where it is neither. */
  readonly text?: string;
  /** The object of a manifest that it is, or that holds it. */
  readonly object?: ObjectIdentity;
  /** Place of what stands at a path; for a document within a string the place of that string. */
  readonly locate: (path: DocumentPath) => Location;
}

/** An object of Kubernetes. */
export interface ObjectIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/** Where something stands. */
export interface Place {
  readonly document: OperationsDocument;
  readonly path: DocumentPath;
}
