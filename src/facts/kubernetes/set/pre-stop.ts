import type { ILifecycleHandler } from 'kubernetes-models/v1/LifecycleHandler';
import { asObject } from '../untrusted.js';

/** What a container does before it is told to stop, as far as the time that it takes can be told. */
export type PreStop =
  | { readonly kind: 'sleep'; readonly seconds: number }
  | { readonly kind: 'exec'; readonly command: readonly string[] }
  | { readonly kind: 'http' };

/**
 * Reads the hook `preStop` of a container; null where it does nothing. A `tcpSocket` is accepted by the cluster and fails when it is to
 * run: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#LifecycleHandler
 */
export function readPreStop(lifecycle: unknown): PreStop | null {
  const handler = asObject<ILifecycleHandler>(asObject(lifecycle)['preStop']);
  const { seconds } = asObject<{ readonly seconds: number }>(handler.sleep);
  if (typeof seconds === 'number') return seconds > 0 ? { kind: 'sleep', seconds } : null;
  const { command } = asObject<{ readonly command: readonly string[] }>(handler.exec);
  if (Array.isArray(command) && command.length > 0) {
    return { kind: 'exec', command: command.filter((word) => typeof word === 'string') };
  }
  return isGiven(handler.httpGet) ? { kind: 'http' } : null;
}

function isGiven(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
