import type { Declared } from '../declarations.js';
import type { ObjectIdentity } from '../identity.js';
import type { ManifestObject } from '../objects.js';
import { asObject, asText } from '../untrusted.js';
import { type LabelSelector, readLabelMap } from './label-selector.js';

/** Which pods an AuthorizationPolicy of Istio is about. Whom it admits is not read. */
export interface AuthorizationPolicy extends Declared {
  readonly selector: LabelSelector;
  /** `DENY` and `AUDIT` admit nobody by themselves. */
  readonly action: string;
}

/** An absent selector is every pod of the namespace: https://istio.io/latest/docs/reference/config/security/authorization-policy/ */
export function readAuthorizationPolicy(
  object: ManifestObject,
  identity: ObjectIdentity,
): AuthorizationPolicy {
  const spec = asObject<{ readonly selector: unknown; readonly action: string }>(
    object.value['spec'],
  );
  const { matchLabels } = asObject<{ readonly matchLabels: unknown }>(spec.selector);
  const selector = readLabelMap(matchLabels);
  return {
    ...identity,
    declarations: 1,
    selector: selector.kind === 'nothing' ? { kind: 'everything' } : selector,
    action: asText(spec.action) ?? 'ALLOW',
  };
}
