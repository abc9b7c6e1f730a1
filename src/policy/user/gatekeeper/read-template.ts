import { isRecord } from '../../../source/is-record.js';
import type { NodePath } from '../../violation.js';
import { SourceFault } from '../source-fault.js';
import { type GatekeeperObject, placeOf, valueAt } from './read-gatekeeper.js';
import { readTemplateModule } from './template-module.js';

/** A ConstraintTemplate, as far as Constraints are judged by it. */
export interface Template {
  readonly object: GatekeeperObject;
  readonly name: string;
  /** The kind of its Constraints. */
  readonly kind: string;
  readonly regoVersion: 0 | 1;
  /** The policy, then its libraries. */
  readonly modules: readonly string[];
  /** Of its parameters. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Whether other parameters than those of the schema are refused. */
  readonly isStrict: boolean;
}

const target = 'admission.k8s.gatekeeper.sh';

/** @throws {@link SourceFault} */
export function readTemplate(object: GatekeeperObject): Template {
  const { name } = object;
  const refuse = (path: NodePath, message: string, hint: string) =>
    new SourceFault(`ConstraintTemplate ${name}: ${message}`, placeOf(object, path), hint);
  const kindPath = ['spec', 'crd', 'spec', 'names', 'kind'];
  const kind = valueAt(object, kindPath);
  if (typeof kind !== 'string' || kind === '') {
    throw refuse(kindPath, 'it names no kind', 'Give spec.crd.spec.names.kind.');
  }
  if (name !== kind.toLowerCase()) {
    const hint = `Call it ${kind.toLowerCase()}: Gatekeeper refuses any other name.`;
    throw refuse(['metadata', 'name'], 'its name is not its kind in small letters', hint);
  }
  const targets = valueAt(object, ['spec', 'targets']);
  const isOne = Array.isArray(targets) && targets.length === 1;
  if (!isOne || valueAt(object, ['spec', 'targets', 0, 'target']) !== target) {
    const hint = `Give it the one target ${target}.`;
    throw refuse(['spec', 'targets'], `it has not the one target ${target}`, hint);
  }
  const { path, version } = findRego(object, refuse);
  const libs = valueAt(object, [...path, 'libs']);
  const paths: readonly NodePath[] = [
    [...path, 'rego'],
    ...(Array.isArray(libs) ? libs.map((_, index) => [...path, 'libs', index]) : []),
  ];
  const modules = paths.map((at) => {
    const text = readTemplateModule(object, at);
    if (text !== undefined) return text;
    throw refuse(at, 'there is no Rego', 'Write the policy there.');
  });
  const validation = valueAt(object, ['spec', 'crd', 'spec', 'validation']);
  const { openAPIV3Schema: schema, legacySchema } = isRecord(validation) ? validation : {};
  const isLegacy = !String(object.value['apiVersion']).endsWith('/v1');
  return {
    ...{ object, name, kind, modules },
    regoVersion: version,
    schema: isRecord(schema) ? schema : {},
    isStrict: isRecord(schema) && (legacySchema ?? isLegacy) !== true,
  };
}

interface RegoSource {
  /** Of what holds `rego` and `libs`. */
  readonly path: NodePath;
  readonly version: 0 | 1;
}

function findRego(
  object: GatekeeperObject,
  refuse: (path: NodePath, message: string, hint: string) => SourceFault,
): RegoSource {
  const at = ['spec', 'targets', 0];
  const code = valueAt(object, [...at, 'code']);
  const engines = Array.isArray(code)
    ? code.map((each) => (isRecord(each) ? each['engine'] : undefined))
    : [];
  const index = engines.indexOf('Rego');
  if (index !== -1) {
    const path = [...at, 'code', index, 'source'];
    const version = valueAt(object, [...path, 'version']);
    return { path, version: version === 'v1' ? 1 : 0 };
  }
  if (valueAt(object, [...at, 'rego']) !== undefined) return { path: at, version: 0 };
  if (engines.length > 0) {
    throw refuse(
      [...at, 'code'],
      `it is written for ${engines.map(String).join(', ')}: archfit evaluates Rego, and no CEL`,
      'Add the policy as Rego (engine: Rego); Gatekeeper takes both in one template.',
    );
  }
  throw refuse(at, 'there is no Rego', 'Give code with the engine Rego, or rego.');
}
