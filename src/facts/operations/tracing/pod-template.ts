import type { Place } from '../document.js';

/** What the pods of a workload are made of, as far as tracing is told by it. */
export interface PodTemplate {
  readonly place: Place;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** Labels of the workload itself. */
  readonly labels: Readonly<Record<string, string>>;
  readonly podLabels: Readonly<Record<string, string>>;
  /** Of the workload, and over them those of its pods. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Of the pods alone, which injectors look at. */
  readonly podAnnotations: Readonly<Record<string, string>>;
  /** It goes on until it is stopped: no job. */
  readonly isLongRunning: boolean;
  readonly containers: readonly TracedContainer[];
}

export interface TracedContainer {
  readonly name: string;
  readonly image: string;
  /** It runs beside the others for as long as they do: an init container that is restarted. */
  readonly isSidecar: boolean;
  /** In the order in which they are written: the last one of a name counts. */
  readonly env: readonly EnvVariable[];
  /** In their order: the last one that has a name counts. */
  readonly envFrom: readonly EnvSource[];
}

/** A variable with its value, or with where it is taken from. */
export interface EnvVariable {
  readonly name: string;
  readonly value: EnvValue;
}

export type EnvValue =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'key';
      readonly of: 'ConfigMap' | 'Secret';
      readonly name: string;
      readonly key: string;
      readonly isOptional: boolean;
    }
  /** A field of the pod, or what cannot be read. */
  | { readonly kind: 'other' };

/** All keys of an object as variables. */
export interface EnvSource {
  readonly of: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly prefix: string;
  readonly isOptional: boolean;
}
