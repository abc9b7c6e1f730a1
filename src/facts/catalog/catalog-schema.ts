// Loads zod: imported lazily, and only where a catalog is named.
import * as z from 'zod/mini';

const text = (description: string) =>
  z.string().check(z.regex(/\S/, { error: 'A text that is not empty.' }), z.meta({ description }));

/** Names stand in labels, so they are what a label may hold: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ */
const label = (description: string) =>
  z.string().check(
    z.regex(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/, {
      error: 'A value of a label: at most 63 letters, digits, dashes, underscores and dots.',
    }),
    z.meta({ description }),
  );

const count = (description: string) =>
  z
    .int({ error: 'A whole number of at least 1.' })
    .check(
      z.gte(1, { error: 'A whole number of at least 1.' }),
      z.meta({ description, minimum: 1 }),
    );

const named = <Schema extends z.ZodMiniType>(schema: Schema, description: string) =>
  z.record(z.string(), z.nullable(schema)).check(z.meta({ description }));

const namesOf = (item: ReturnType<typeof text>, description: string) =>
  z.array(item).check(z.meta({ description }));

/** A billion: beyond it nothing can be meant. */
const longestSeconds = 999_999_999;

const durationOf = (description: string) =>
  z
    .union([
      z
        .number()
        .check(
          z.gte(0, { error: 'Seconds, or a text such as 20s.' }),
          z.lte(longestSeconds, { error: 'Seconds, or a text such as 20s.' }),
          z.meta({ minimum: 0, maximum: longestSeconds }),
        ),
      z.string().check(
        z.regex(/^(?:0|[1-9]\d{0,8})(?:\.\d{1,9})?(?:ms|s|m|h)?$/, {
          error: 'Seconds, or a text such as 20s.',
        }),
      ),
    ])
    .check(z.meta({ description }));

const duration = durationOf(
  'How long it takes to finish what it has begun: seconds, or a text such as 20s.',
);

const team = z.strictObject({
  description: z.optional(text('What it is for.')),
  contact: z.optional(text('Where it is reached.')),
});

const workloadFields = {
  criticality: z.optional(label('What the label criticality of its workloads is to say.')),
  namespace: z.optional(label('Namespace that its workloads stand in.')),
  stateless: z.optional(
    z.boolean().check(z.meta({ description: 'It keeps nothing in its pods.' })),
  ),
  userFacing: z.optional(
    z.boolean().check(z.meta({ description: 'People wait for its answers.' })),
  ),
  maxReplicas: z.optional(count('Most pods that an autoscaler may make.')),
  drainTimeout: z.optional(duration),
};

const workload = z.strictObject(workloadFields);

const workloads = named(
  workload,
  'Its workloads by name: those that no label leads to it, and what differs for one of them.',
);

const service = z.strictObject({
  description: z.optional(text('What it does.')),
  team: z.optional(label('The team that answers for it, one of teams.')),
  ...workloadFields,
  environments: z.optional(
    namesOf(
      text('Name of an environment.'),
      'Environments that it runs in; empty where its manifests are never judged here. Default: all.',
    ),
  ),
  consumers: z.optional(namesOf(label('A service.'), 'Services that call it.')),
  dependencies: z.optional(namesOf(label('A service.'), 'Services that it cannot answer without.')),
  databases: z.optional(namesOf(text('A database.'), 'Databases that it uses.')),
  dashboards: z.optional(
    namesOf(text('A link, or the uid of a dashboard.'), 'Its dashboards: links, or their uids.'),
  ),
  runbooks: z.optional(namesOf(text('A link.'), 'Links to what is done when it fails.')),
  contracts: z.optional(namesOf(text('A path.'), 'Paths of its API descriptions.')),
  readModels: z.optional(
    named(
      z.strictObject({
        maxStaleness: z.optional(
          durationOf('How far it may be behind: seconds, or a text such as 60s.'),
        ),
      }),
      'What it answers from that is behind, by name.',
    ),
  ),
  delivery: z.optional(
    z
      .strictObject({
        strategy: z.optional(text('rolling, canary, blue-green, …')),
        rollback: z.optional(text('Link to how a new version is taken back.')),
      })
      .check(z.meta({ description: 'How a new version comes into use.' })),
  ),
  workloads: z.optional(workloads),
});

const zones = z.optional(count('Zones of the cluster.'));

const environment = z.strictObject({
  zones,
  services: z.optional(
    named(
      z.strictObject({ ...workloadFields, workloads: z.optional(workloads) }),
      'Services by name.',
    ),
  ),
});

const journey = z.strictObject({
  description: z.optional(text('What it is.')),
  critical: z.optional(z.boolean().check(z.meta({ description: 'The company lives by it.' }))),
  services: z.optional(namesOf(label('A service.'), 'Services that take part in it.')),
});

/** A catalog as people write it. */
export const catalogSchema = z.strictObject({
  $schema: z.optional(z.string()),
  teams: z.optional(named(team, 'Teams by the name that owner labels give.')),
  services: named(service, 'Services by name.'),
  zones,
  serviceLabel: z.optional(
    text(
      'Label that names the service of a workload. Default: app.kubernetes.io/name, app.kubernetes.io/instance, app.',
    ),
  ),
  environments: z.optional(
    named(environment, 'What environments change, by their names, field by field.'),
  ),
  journeys: z.optional(named(journey, 'What users set out to do, by name: checkout, search.')),
});

/** JSON Schema of a catalog, for editors. */
export function catalogJsonSchema(): object {
  return {
    $id: 'urn:archfit:catalog:1',
    title: 'archfit catalog',
    ...z.toJSONSchema(catalogSchema, { target: 'draft-7', io: 'input' }),
  };
}
