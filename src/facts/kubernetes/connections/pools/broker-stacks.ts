import type { Stack, StackDefault, StackTable } from './stack.js';

const connections = (value: number): StackDefault => ({ kind: 'connections', value });

const read = { checked: '2026-11', verified: 'source' } as const;
const known = { checked: null, verified: 'known' } as const;

/** Clients of message brokers; most open one connection, and those of Kafka one to each broker of the cluster. */
const brokerStacks: readonly Stack[] = [
  {
    id: 'spring-amqp',
    name: 'Spring AMQP',
    keys: ['SPRING_RABBITMQ_CACHE_CONNECTION_SIZE'],
    default: connections(1),
    multiplier: 'pod',
    hints: { variables: ['SPRING_RABBITMQ_'] },
    versions: 'cache mode channel, without a connection of its own for publishers',
    source:
      'https://github.com/spring-projects/spring-amqp/blob/main/spring-rabbit/src/main/java/org/springframework/amqp/rabbit/connection/CachingConnectionFactory.java',
    ...read,
  },
  {
    id: 'celery-broker',
    name: 'Celery',
    keys: ['CELERY_BROKER_POOL_LIMIT', 'BROKER_POOL_LIMIT'],
    // A worker holds one connection to consume beside the pool, which is for what it sends.
    overflow: { keys: [], default: 1 },
    default: connections(10),
    zero: 'unclear',
    multiplier: 'process',
    hints: { variables: ['CELERY_BROKER_', 'CELERYD_'] },
    versions: 'Celery 2.5 and later',
    source: 'https://github.com/celery/celery/blob/main/celery/app/defaults.py',
    ...read,
  },
  {
    id: 'kafka-client',
    name: 'a client of Kafka',
    keys: [],
    default: {
      kind: 'unknown',
      reason: 'a client of Kafka connects to each broker of the cluster that it needs',
    },
    multiplier: 'process',
    hints: { variables: ['KAFKA_', 'SPRING_KAFKA_'] },
    versions: 'all',
    source: 'https://kafka.apache.org/documentation/#producerconfigs',
    ...known,
  },
];

export const brokerTable: StackTable = {
  stacks: brokerStacks,
  any: {
    id: 'declared',
    name: 'a variable of the application',
    keys: [
      'RABBITMQ_POOL_SIZE',
      'RABBITMQ_MAX_CONNECTIONS',
      'RABBITMQ_CONNECTION_POOL_SIZE',
      'AMQP_POOL_SIZE',
      'AMQP_MAX_CONNECTIONS',
      'BROKER_MAX_CONNECTIONS',
      'BROKER_CONNECTION_POOL_SIZE',
      'NATS_MAX_CONNECTIONS',
    ],
    default: { kind: 'unknown', reason: 'nothing says how many connections it opens' },
    zero: 'unclear',
    multiplier: 'process',
    versions: 'names that applications use',
    source: 'names of variables',
    ...known,
  },
};
