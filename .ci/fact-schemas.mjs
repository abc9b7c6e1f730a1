// The JSON Schemas of what policies read as `input`: those of facts from their types, that of an object of Kubernetes from the schemas of
// all its kinds. Policies are type-checked against them.
import { readFileSync } from 'node:fs';
import { createGenerator } from 'ts-json-schema-generator';

const types = ['ManifestFacts', 'ContractsFacts', 'EventsFacts', 'ModulesFacts', 'DocumentsFacts'];

export function factJsonSchemas() {
  const generator = createGenerator({
    path: 'src/evaluate/policy-facts.ts',
    tsconfig: 'tsconfig.json',
    additionalProperties: false,
    topRef: false,
    skipTypeCheck: true,
    // Names need not be unique over domains, and a comment of a type says nothing to a checker.
    expose: 'none',
    jsDoc: 'none',
  });
  const definitions = { KubernetesObject: kubernetesObject() };
  for (const type of types) {
    const { $schema, definitions: own = {}, ...schema } = generator.createSchema(type);
    if (Object.keys(own).length > 0) throw new Error(`${type} contains itself: ${$schema}`);
    definitions[type] = schema;
  }
  return { $id: 'urn:archfit:facts:1', title: 'archfit facts', definitions };
}

/** Every field that some kind has at its top, and those of metadata. Their values are what somebody wrote: anything. */
function kubernetesObject() {
  const [header, ...lines] = readFileSync('dist/schemas/kubernetes.jsonl', 'utf8').split('\n');
  const { kinds, objectMeta } = JSON.parse(header);
  const propertiesOf = (number) => Object.keys(JSON.parse(lines[number]).properties ?? {});
  const numbers = Object.values(kinds).flatMap((byKind) => Object.values(byKind));
  const top = new Set(numbers.flatMap(propertiesOf));
  const anything = (names) => Object.fromEntries([...names].sort().map((name) => [name, {}]));
  const metadata = named(anything(propertiesOf(objectMeta)));
  return named({ ...anything(top), metadata });
}

function named(properties) {
  return { type: 'object', properties, additionalProperties: false };
}
