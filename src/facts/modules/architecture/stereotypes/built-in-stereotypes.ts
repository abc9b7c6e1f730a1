/** What files are usually called that are made for one thing. */
export interface BuiltInStereotype {
  /**
   * Ends of names of files and of classes, in words: `command handler` stands for `create-order.command-handler.ts`,
   * `CreateOrderCommandHandler.ts`, and for `class CreateOrderCommandHandler`.
   */
  readonly names: readonly string[];
  /** Folders, wherever in the package they are; the innermost counts. */
  readonly folders: readonly string[];
  /** Decorators of classes. */
  readonly decorators?: readonly string[];
}

/**
 * The stereotypes that need no definition. A name counts more than a folder: `services/orders.controller.ts` is a controller. What
 * NestJS marks `@Injectable` may be anything, and so is nothing.
 */
export const builtInStereotypes: Readonly<Record<string, BuiltInStereotype>> = {
  bff: { names: ['bff'], folders: ['bff', 'bffs'] },
  client: { names: ['client'], folders: ['clients', 'api-clients', 'http-clients'] },
  'command-handler': {
    names: ['command handler'],
    folders: ['command-handlers', 'commands/handlers'],
    decorators: ['CommandHandler'],
  },
  config: { names: ['config', 'configuration'], folders: ['config', 'configs', 'configuration'] },
  controller: {
    names: ['controller', 'resolver'],
    folders: ['controllers', 'controller', 'resolvers'],
    decorators: ['Controller', 'RestController', 'JsonController', 'Resolver'],
  },
  dto: { names: ['dto', 'dtos'], folders: ['dto', 'dtos'] },
  entity: {
    names: ['entity', 'entities'],
    folders: ['entities', 'entity'],
    decorators: ['Entity', 'ChildEntity'],
  },
  'event-handler': {
    names: ['event handler', 'events handler', 'event listener', 'event subscriber'],
    folders: ['event-handlers', 'events/handlers', 'event-listeners'],
    decorators: ['EventsHandler', 'EventSubscriber'],
  },
  gateway: { names: ['gateway'], folders: ['gateways', 'gateway'] },
  mapper: { names: ['mapper', 'mappers'], folders: ['mappers', 'mapper'] },
  middleware: { names: ['middleware', 'middlewares'], folders: ['middleware', 'middlewares'] },
  migration: { names: ['migration'], folders: ['migrations', 'migration'] },
  module: { names: ['module'], folders: [], decorators: ['Module', 'NgModule'] },
  'query-handler': {
    names: ['query handler'],
    folders: ['query-handlers', 'queries/handlers'],
    decorators: ['QueryHandler'],
  },
  'read-model': {
    names: ['read model', 'projection', 'projector'],
    folders: ['read-models', 'read-model', 'projections', 'projectors'],
    decorators: ['ViewEntity'],
  },
  repository: {
    names: ['repository', 'repositories', 'repo', 'dao'],
    folders: ['repositories', 'repository', 'repos', 'dao', 'daos'],
    decorators: ['Repository', 'EntityRepository', 'CustomRepository'],
  },
  service: { names: ['service', 'services'], folders: ['services', 'service'] },
  'use-case': {
    names: ['use case', 'usecase', 'interactor'],
    folders: ['use-cases', 'use-case', 'usecases', 'usecase', 'interactors'],
  },
};
