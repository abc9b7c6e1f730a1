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

const consumer = z.strictObject({
  service: text('Name of a workload, or the value of its label app.kubernetes.io/name.'),
  share: z.optional(count('Connections that are set aside for it.')),
});

const limits = {
  reserved: z.optional(count('Connections kept for administrators, exporters and the like.')),
  headroom: z.optional(
    z
      .number()
      .check(
        z.gte(0, { error: 'A share from 0 to below 1.' }),
        z.lt(1, { error: 'A share from 0 to below 1.' }),
        z.meta({ description: 'Share of the rest that is to stay free.' }),
      ),
  ),
  engine: z.optional(
    z
      .enum(['postgresql', 'mysql', 'mariadb', 'mongodb', 'sqlserver', 'oracle'])
      .check(
        z.meta({ description: 'What runs there: PostgreSQL keeps 3 connections by default.' }),
      ),
  ),
  hosts: z.optional(
    z
      .array(text('A host.'))
      .check(z.meta({ description: 'Hosts by which workloads reach it, or Services.' })),
  ),
  perService: z.optional(count('Largest pool that a service may declare.', 1)),
  consumers: z.optional(
    z
      .array(consumer)
      .check(z.meta({ description: 'Who uses it, also where its manifests are elsewhere.' })),
  ),
};

const max = count('Most connections that the server accepts.', 1);

const nodes = z.optional(count('Most nodes that a DaemonSet runs on.', 1));

/** A file of budgets as people write it. */
export const budgetsSchema = z.strictObject({
  $schema: z.optional(z.string()),
  databases: z
    .record(z.string(), z.strictObject({ max, ...limits }))
    .check(z.meta({ description: 'Databases by an id of your choice.' })),
  environments: z.optional(
    z
      .record(
        z.string(),
        z.strictObject({
          databases: z.optional(
            z
              .record(z.string(), z.strictObject({ max: z.optional(max), ...limits }))
              .check(z.meta({ description: 'What differs from above, field by field.' })),
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
