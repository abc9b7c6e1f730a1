import type { LayerRole } from './architecture.js';

/**
 * What people usually call layers, by what they are for: the words of layered, hexagonal, onion and clean architecture, and of the
 * frameworks for Node. They are compared in lower case, without `-`, `_` and `.`, so that `use-cases`, `useCases` and `UseCases` are one.
 */
const names: Readonly<Record<LayerRole, readonly string[]>> = {
  web: [
    ...[
      'web',
      'http',
      'rest',
      'graphql',
      'grpc',
      'rpc',
      'trpc',
      'api',
      'apis',
      'ui',
      'view',
      'views',
    ],
    ...[
      'controller',
      'controllers',
      'resolver',
      'resolvers',
      'route',
      'routes',
      'router',
      'routers',
    ],
    ...['routing', 'handler', 'handlers', 'endpoint', 'endpoints', 'presentation', 'presenter'],
    ...['presenters', 'interface', 'interfaces', 'userinterface', 'delivery', 'entrypoint'],
    ...['entrypoints', 'primary', 'driving', 'inbound', 'cli', 'pages', 'websocket', 'websockets'],
    ...['middleware', 'middlewares'],
  ],
  application: [
    ...['application', 'applications', 'app', 'usecase', 'usecases', 'service', 'services'],
    ...[
      'applicationservices',
      'interactor',
      'interactors',
      'command',
      'commands',
      'query',
      'queries',
    ],
    ...['workflow', 'workflows', 'businesslogic', 'logic'],
  ],
  domain: [
    ...['domain', 'domains', 'core', 'model', 'models', 'entity', 'entities', 'aggregate'],
    ...['aggregates', 'valueobject', 'valueobjects', 'domainmodel', 'domainservices', 'business'],
    ...['kernel', 'enterprise'],
  ],
  infrastructure: [
    ...[
      'infrastructure',
      'infra',
      'persistence',
      'adapter',
      'adapters',
      'db',
      'database',
      'databases',
    ],
    ...[
      'data',
      'dataaccess',
      'dal',
      'repository',
      'repositories',
      'orm',
      'storage',
      'store',
      'stores',
    ],
    ...['dao', 'daos', 'client', 'clients', 'gateway', 'gateways', 'integration', 'integrations'],
    ...['external', 'secondary', 'driven', 'outbound', 'messaging', 'queue', 'queues', 'provider'],
    ...['providers', 'cache', 'mailer', 'migrations', 'typeorm', 'prisma', 'drizzle', 'mongoose'],
    ...['postgres', 'mysql', 'mongo', 'mongodb', 'redis', 'kafka'],
  ],
};

const roles = new Map(
  Object.entries(names).flatMap(([role, words]) =>
    // The keys are those of the record above, which Object.entries gives as texts.
    words.map((word) => [word, role as LayerRole] as const),
  ),
);

/** What a layer or a folder is for, by its name; undefined where the name does not say it. */
export function roleOfName(name: string): LayerRole | undefined {
  return roles.get(
    name
      .toLowerCase()
      .replaceAll(/[-_. ]/g, '')
      .replace(/layer$/, ''),
  );
}
