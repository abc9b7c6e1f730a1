// Loads zod: imported lazily, and only where a budget file is named.
import * as z from 'zod/mini';

const count = (description: string, least = 0) =>
  z
    .int({ error: 'A whole number.' })
    .check(
      z.gte(least, { error: `A whole number of at least ${least}.` }),
      z.meta({ description, minimum: least }),
    );

const text = (description: string) =>
  z.string().check(z.regex(/\S/, { error: 'A text that is not empty.' }), z.meta({ description }));

const amount = (description: string) =>
  z
    .number({ error: 'A number above 0.' })
    .check(z.gt(0, { error: 'A number above 0.' }), z.meta({ description, exclusiveMinimum: 0 }));

const service = text('Name of a workload, or the value of its label app.kubernetes.io/name.');

const share = z.optional(count('Connections that are set aside for it.'));

const headroom = z.optional(
  z
    .number()
    .check(
      z.gte(0, { error: 'A share from 0 to below 1.' }),
      z.lt(1, { error: 'A share from 0 to below 1.' }),
      z.meta({ description: 'Share of the rest that is to stay free.' }),
    ),
);

const hosts = z.optional(
  z
    .array(text('A host.'))
    .check(z.meta({ description: 'Hosts by which workloads reach it, or Services.' })),
);

const consumers = <Item extends z.ZodMiniType>(item: Item) =>
  z.optional(
    z
      .array(item)
      .check(z.meta({ description: 'Who uses it, also where its manifests are elsewhere.' })),
  );

const connectionLimits = {
  reserved: z.optional(count('Connections kept for administrators, exporters and the like.')),
  headroom,
  hosts,
  perService: z.optional(count('Largest pool that a service may declare.', 1)),
};

const databaseLimits = {
  ...connectionLimits,
  engine: z.optional(
    z
      .enum(['postgresql', 'mysql', 'mariadb', 'mongodb', 'sqlserver', 'oracle'])
      .check(
        z.meta({ description: 'What runs there: PostgreSQL keeps 3 connections by default.' }),
      ),
  ),
  cores: z.optional(count('Processor cores of the server.', 1)),
  consumers: consumers(
    z.strictObject({
      service,
      share,
      peakRps: z.optional(amount('Requests in a second that each pod of it serves at its peak.')),
      querySeconds: z.optional(amount('Seconds for which a request keeps a connection.')),
    }),
  ),
};

const brokerLimits = {
  ...connectionLimits,
  channels: z.optional(count('Most channels of all connections together.', 1)),
  consumers: consumers(
    z.strictObject({
      service,
      share,
      channels: z.optional(count('Channels that are set aside for it.')),
    }),
  ),
};

const cacheLimits = {
  ...connectionLimits,
  consumers: consumers(z.strictObject({ service, share })),
};

const downstreamLimits = {
  rate: z.optional(amount('Most requests in a second.')),
  concurrency: z.optional(count('Most requests at a time.', 1)),
  headroom,
  hosts,
  consumers: consumers(
    z.strictObject({
      service,
      rate: z.optional(amount('Requests in a second that are set aside for it.')),
      concurrency: z.optional(count('Requests at a time that are set aside for it.')),
    }),
  ),
};

const topicLimits = {
  consumers: consumers(
    z.strictObject({
      service,
      group: z.optional(text('Its consumer group; without one, the service is its own.')),
    }),
  ),
};

const max = count('Most connections that the server accepts.', 1);

const partitions = count('Partitions of the topic.', 1);

const nodes = z.optional(count('Most nodes that a DaemonSet runs on.', 1));

const changes = 'What differs from above, field by field.';

const section = <Entry extends z.ZodMiniType>(entry: Entry, description: string) =>
  z.optional(z.record(z.string(), entry).check(z.meta({ description })));

/** A file of budgets as people write it. */
export const budgetsSchema = z.strictObject({
  $schema: z.optional(z.string()),
  databases: section(
    z.strictObject({ max, ...databaseLimits }),
    'Databases by an id of your choice.',
  ),
  brokers: section(
    z.strictObject({ max, ...brokerLimits }),
    'Brokers of messages by an id of your choice.',
  ),
  caches: section(z.strictObject({ max, ...cacheLimits }), 'Caches by an id of your choice.'),
  downstreams: section(
    z.strictObject(downstreamLimits),
    'Interfaces of others that take only so many requests, by an id of your choice.',
  ),
  topics: section(z.strictObject({ partitions, ...topicLimits }), 'Topics by their names.'),
  environments: z.optional(
    z
      .record(
        z.string(),
        z.strictObject({
          databases: section(z.strictObject({ max: z.optional(max), ...databaseLimits }), changes),
          brokers: section(z.strictObject({ max: z.optional(max), ...brokerLimits }), changes),
          caches: section(z.strictObject({ max: z.optional(max), ...cacheLimits }), changes),
          downstreams: section(z.strictObject(downstreamLimits), changes),
          topics: section(
            z.strictObject({ partitions: z.optional(partitions), ...topicLimits }),
            changes,
          ),
          nodes,
        }),
      )
      .check(z.meta({ description: 'What environments change, by their names.' })),
  ),
  nodes,
});

/** JSON Schema of a file of budgets, for editors. */
export function budgetsJsonSchema(): object {
  return {
    $id: 'urn:archfit:budgets:1',
    title: 'archfit budgets',
    ...z.toJSONSchema(budgetsSchema, { target: 'draft-7', io: 'input' }),
  };
}
