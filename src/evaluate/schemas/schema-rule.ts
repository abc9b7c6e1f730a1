import type { PackRule } from '../../policy/index.js';

/** `kubernetes/schema-valid`: what it demands is what the schemas of Kubernetes and of the input say. */
export const schemaRule: PackRule = {
  id: 'kubernetes/schema-valid',
  title: 'Objects have the fields and types of their kind',
  description:
    'Every field of an object exists in its kind, has its type and form, and one of the values that are allowed; what is required is there. Kinds of Kubernetes are judged by the schemas of version 1.33 and of the versions before in which their API was served, custom ones by the CustomResourceDefinition that stands in the same set. A version that the definition does not serve, or that a group of Kubernetes never had, is none. An object of another kind is not judged, and the evidence says so. The status and the rules that a definition holds in CEL are left out.',
  severity: 'high',
  domain: 'kubernetes',
  scope: 'object',
  appliesTo: ['object'],
  notApplicable: 'no object is of a kind whose schema is known',
  rationale:
    'A misspelt field is refused by kubectl and dropped without a word by clients that do not ask for strict validation: the limit, the probe or the security context that it was meant to set is not there. A value of the wrong type is refused by every cluster, after the gate.',
  remediation:
    'Correct the field or value that the message names. A field that is newer than the schemas can be named in the parameter acceptedFields, an API version in acceptedVersions.',
  requires: [],
  parameters: {
    acceptedFields: {
      type: 'array',
      items: { type: 'string' },
      default: ['fileKeyRef', 'hostnameOverride', 'restartPolicyRules'],
      description:
        'Names of fields that are accepted where no schema knows them: those of later versions of Kubernetes.',
    },
    acceptedVersions: {
      type: 'array',
      items: { type: 'string' },
      default: [],
      description:
        'API versions that are accepted although no API server up to Kubernetes 1.36 has them, such as apps/v2. Objects of them are not judged.',
    },
    requireSchemas: {
      type: 'boolean',
      default: false,
      description: 'An object whose kind has no schema leaves the rule undecided.',
    },
  },
  relatedResources: [
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema',
  ],
  default: 'on',
  baseline: 'allowed',
  waivers: 'allowed',
  aliases: [],
  notes: {
    since: '0.1.0',
    knownMisses: [
      'The status, rules in CEL (x-kubernetes-validations) and what the API server checks beyond its schemas.',
      'Objects of a custom kind whose CustomResourceDefinition is not in the set: the evidence says how many.',
    ],
    decisions: ['docs/adr/0009-schemas-as-data.md'],
  },
  file: 'src/evaluate/schemas/schema-rule.ts',
  docs: 'docs/rules/kubernetes/schema-valid.md',
};
