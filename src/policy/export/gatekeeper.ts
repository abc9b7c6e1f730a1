import { ArchfitError } from '../../report/index.js';
import { dumpYaml } from '../../source/dump-yaml.js';
import type { ExportedFile, ExportedPack, ExportedRule } from './exported-rule.js';
import { matchKinds } from './match-kinds.js';
import { toParameterSchema } from './parameter-schema.js';
import { sourceOf } from './source-of.js';

export interface GatekeeperOptions {
  /** Namespaces that the constraints leave out; `kube-*` is a prefix. */
  readonly excludedNamespaces?: readonly string[];
}

/** The longest name of a kind: its lower case names the definition of its resource. */
const longestKind = 63;

/**
 * A ConstraintTemplate and a Constraint for each rule, in folders of their own: a cluster knows the kind of a Constraint only when it
 * has taken in the template.
 *
 * @throws {@link ArchfitError} `export-refused` where two rules would have one name, or one too long
 */
export function exportGatekeeper(
  pack: ExportedPack,
  rules: readonly ExportedRule[],
  options: GatekeeperOptions = {},
): readonly ExportedFile[] {
  const kinds = nameKinds(pack, rules);
  const files = [...kinds].flatMap(([kind, exported]) => {
    const name = `${toName(exported)}.yaml`;
    return [
      { path: `templates/${name}`, text: dumpYaml(constraintTemplate(kind, pack, exported)) },
      { path: `constraints/${name}`, text: dumpYaml(constraint(kind, pack, exported, options)) },
    ];
  });
  const [templates, constraints] = ['templates', 'constraints'].map((folder) =>
    files.filter(({ path }) => path.startsWith(folder)),
  );
  return [...(templates ?? []), ...(constraints ?? [])];
}

function constraintTemplate(kind: string, pack: ExportedPack, { rule }: ExportedRule) {
  return {
    apiVersion: 'templates.gatekeeper.sh/v1',
    kind: 'ConstraintTemplate',
    metadata: {
      name: kind.toLowerCase(),
      labels,
      annotations: {
        'metadata.gatekeeper.sh/title': rule.title,
        description: rule.description,
        'archfit/rule': rule.id,
        'archfit/severity': rule.severity,
        'archfit/rationale': rule.rationale,
        'archfit/remediation': rule.remediation,
        'archfit/docs': rule.docs,
      },
    },
    spec: {
      crd: {
        spec: {
          names: { kind },
          validation: {
            legacySchema: false,
            openAPIV3Schema: toParameterSchema(rule.parameters),
          },
        },
      },
      targets: [
        {
          target: 'admission.k8s.gatekeeper.sh',
          code: [
            {
              engine: 'Rego',
              source: {
                version: 'v1',
                rego: sourceOf(pack, rule.file),
                libs: (rule.libraries ?? []).map((file) => sourceOf(pack, file)),
              },
            },
          ],
        },
      ],
    },
  };
}

function constraint(
  kind: string,
  pack: ExportedPack,
  exported: ExportedRule,
  { excludedNamespaces = [] }: GatekeeperOptions,
) {
  const { rule, parameters, enforcement } = exported;
  return {
    apiVersion: 'constraints.gatekeeper.sh/v1beta1',
    kind,
    metadata: {
      name: toName(exported),
      labels,
      annotations: {
        'archfit/rule': rule.id,
        'archfit/severity': rule.severity,
        'archfit/docs': rule.docs,
      },
    },
    spec: {
      enforcementAction: enforcement,
      match: {
        kinds: matchKinds(pack, exported),
        ...(excludedNamespaces.length > 0 && { excludedNamespaces }),
      },
      ...(Object.keys(parameters).length > 0 && { parameters }),
    },
  };
}

/** What was exported is found in a cluster by it. */
const labels = { 'app.kubernetes.io/managed-by': 'archfit' };

function toName({ rule }: ExportedRule): string {
  return rule.id.replaceAll('/', '-');
}

/** A kind of Constraints is known to the whole cluster, so it begins with the name of the pack. */
function nameKinds(
  { manifest }: ExportedPack,
  rules: readonly ExportedRule[],
): ReadonlyMap<string, ExportedRule> {
  const kinds = new Map<string, ExportedRule>();
  for (const exported of rules) {
    const { id } = exported.rule;
    const kind = `${manifest.name}-${id}`.replaceAll(
      /(?:^|[^a-zA-Z0-9]+)([a-zA-Z0-9]?)/g,
      (_, first: string) => first.toUpperCase(),
    );
    const twin = kinds.get(kind)?.rule.id;
    const fault =
      twin !== undefined
        ? `${id} and ${twin} would both be the kind ${kind}`
        : kind.length > longestKind
          ? `${id} would be the kind ${kind}, which is longer than the ${longestKind} characters of a resource`
          : undefined;
    if (fault !== undefined) {
      throw new ArchfitError(
        'export-refused',
        fault,
        'Leave one out with --except, or give it another id.',
      );
    }
    kinds.set(kind, exported);
  }
  return kinds;
}
