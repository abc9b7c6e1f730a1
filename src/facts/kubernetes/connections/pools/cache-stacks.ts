import type { Stack, StackDefault, StackTable } from './stack.js';

const connections = (value: number): StackDefault => ({ kind: 'connections', value });

const read = { checked: '2026-11', verified: 'source' } as const;
const known = { checked: null, verified: 'known' } as const;

/** Clients of caches. Many keep one connection to all threads, which no setting says. */
const cacheStacks: readonly Stack[] = [
  {
    id: 'spring-redis',
    name: 'Spring Data Redis',
    keys: [
      'SPRING_DATA_REDIS_LETTUCE_POOL_MAX_ACTIVE',
      'SPRING_REDIS_LETTUCE_POOL_MAX_ACTIVE',
      'SPRING_DATA_REDIS_JEDIS_POOL_MAX_ACTIVE',
      'SPRING_REDIS_JEDIS_POOL_MAX_ACTIVE',
    ],
    default: connections(8),
    zero: 'unclear',
    multiplier: 'pod',
    hints: { variables: ['SPRING_DATA_REDIS_', 'SPRING_REDIS_'] },
    versions: 'Spring Boot 2 and later, with a pool; without one Lettuce shares one connection',
    source:
      'https://github.com/spring-projects/spring-boot/blob/v2.2.0.RELEASE/spring-boot-project/spring-boot-autoconfigure/src/main/java/org/springframework/boot/autoconfigure/data/redis/RedisProperties.java',
    ...read,
  },
  {
    id: 'redisson',
    name: 'Redisson',
    keys: ['REDISSON_CONNECTION_POOL_SIZE'],
    fileKeys: ['singleServerConfig.connectionPoolSize'],
    overflow: {
      keys: ['singleServerConfig.subscriptionConnectionPoolSize'],
      default: 50,
    },
    default: connections(64),
    multiplier: 'pod',
    hints: { variables: ['REDISSON_'] },
    versions: 'one server; subscriptions have a pool of their own',
    source:
      'https://github.com/redisson/redisson/blob/master/redisson/src/main/java/org/redisson/config/SingleServerConfig.java',
    ...read,
  },
  {
    id: 'quarkus-redis',
    name: 'Quarkus Redis client',
    keys: ['QUARKUS_REDIS_MAX_POOL_SIZE', 'QUARKUS_REDIS_<NAME>_MAX_POOL_SIZE'],
    default: connections(6),
    multiplier: 'pod',
    hints: { variables: ['QUARKUS_REDIS_'] },
    versions: 'Quarkus 2 and later',
    source:
      'https://github.com/quarkusio/quarkus/blob/main/extensions/redis-client/runtime/src/main/java/io/quarkus/redis/runtime/client/config/RedisClientConfig.java',
    ...read,
  },
];

export const cacheTable: StackTable = {
  stacks: cacheStacks,
  any: {
    id: 'declared',
    name: 'a variable of the application',
    keys: [
      'REDIS_POOL_SIZE',
      'REDIS_POOL_MAX',
      'REDIS_MAX_POOL_SIZE',
      'REDIS_MAX_CONNECTIONS',
      'REDIS_MAX_CONN',
      'REDIS_MAX_ACTIVE',
      'REDIS_CONNECTION_POOL_SIZE',
      'CACHE_POOL_SIZE',
      'CACHE_MAX_CONNECTIONS',
      '<NAME>_REDIS_POOL_SIZE',
      '<NAME>_REDIS_MAX_CONNECTIONS',
    ],
    default: { kind: 'unknown', reason: 'nothing says how many connections it opens' },
    zero: 'unclear',
    multiplier: 'process',
    versions: 'names that applications use',
    source: 'names of variables',
    ...known,
  },
};
