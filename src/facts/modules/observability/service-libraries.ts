/** What starts an HTTP server, by package or module of Node: the calls whose origin tells that one is started there. */
export const serverStarts: ReadonlyMap<string, readonly string[]> = new Map([
  ['express', ['listen']],
  ['fastify', ['listen']],
  ['koa', ['listen']],
  ['restify', ['listen']],
  ['polka', ['listen']],
  ['@hapi/hapi', ['start']],
  ['@nestjs/core', ['listen']],
  ['@hono/node-server', ['serve']],
  ['http', ['listen']],
  ['https', ['listen']],
  ['http2', ['listen']],
]);

/** Packages that measure every request by themselves: rate, errors and durations. */
export const requestMetrics: readonly string[] = [
  'express-prom-bundle',
  'express-prometheus-middleware',
  'prometheus-api-metrics',
  'fastify-metrics',
  'koa-prometheus-middleware',
  'hapi-prom',
  '@promster/*',
  'nestjs-otel',
];

/** Agents that measure and trace requests, and put ids of traces into logs, once they are started. */
export const agents: readonly string[] = [
  'dd-trace',
  'elastic-apm-node',
  'newrelic',
  'applicationinsights',
  '@azure/monitor-opentelemetry',
  '@appsignal/nodejs',
];

export const metricClients: readonly string[] = [
  'prom-client',
  '@willsoto/nestjs-prometheus',
  '@opentelemetry/api',
  '@opentelemetry/sdk-metrics',
];

export const tracingSdks: readonly string[] = [
  ...agents,
  '@opentelemetry/sdk-node',
  '@opentelemetry/sdk-trace-node',
  '@opentelemetry/sdk-trace-base',
  '@opentelemetry/auto-instrumentations-node',
  '@vercel/otel',
  '@sentry/node',
  '@sentry/nestjs',
  '@google-cloud/trace-agent',
  '@google-cloud/opentelemetry-cloud-trace-exporter',
  'nestjs-otel',
];

/** They bring the instrumentations of every client. */
export const wholeInstrumentations: readonly string[] = [
  ...agents,
  '@opentelemetry/auto-instrumentations-node',
  '@sentry/node',
  '@sentry/nestjs',
  '@vercel/otel',
];

/** Clients, and the instrumentation that hands the context of a trace on through each. */
export const clientInstrumentations: readonly {
  readonly clients: readonly string[];
  readonly instrumentation: string;
}[] = [
  {
    clients: [
      'axios',
      'got',
      'node-fetch',
      'cross-fetch',
      'superagent',
      'needle',
      'request',
      '@nestjs/axios',
      'http',
      'https',
    ],
    instrumentation: '@opentelemetry/instrumentation-http',
  },
  {
    clients: ['undici', 'ky', 'ofetch', 'fetch'],
    instrumentation: '@opentelemetry/instrumentation-undici',
  },
  { clients: ['kafkajs'], instrumentation: '@opentelemetry/instrumentation-kafkajs' },
  {
    clients: ['amqplib', 'amqp-connection-manager'],
    instrumentation: '@opentelemetry/instrumentation-amqplib',
  },
  { clients: ['@grpc/grpc-js'], instrumentation: '@opentelemetry/instrumentation-grpc' },
];

export const loggers: readonly string[] = [
  'pino',
  'pino-http',
  'nestjs-pino',
  'winston',
  'nest-winston',
  'express-winston',
  'bunyan',
  'log4js',
  'tslog',
  'roarr',
];

/** What gives the lines of a log the id of their request. */
export const logCarriers: readonly string[] = [
  'pino-http',
  'nestjs-pino',
  'koa-pino-logger',
  'hapi-pino',
  'nestjs-cls',
  'cls-rtracer',
  'cls-hooked',
  'express-http-context',
  'express-correlation-id',
  'express-request-id',
  'correlation-id',
  'koa-correlation-id',
  '@fastify/request-context',
  '@opentelemetry/instrumentation-pino',
  '@opentelemetry/instrumentation-winston',
  '@opentelemetry/instrumentation-bunyan',
  '@opentelemetry/auto-instrumentations-node',
  'elastic-apm-node',
  'newrelic',
  'applicationinsights',
];

/** A package that is in no table and whose name says that it may do all of this. */
export const observabilityName =
  /observab|telemetry|tracing|tracer|metrics|monitoring|instrumentation|otel|(?:^|[-/])apm(?:$|-)|logg(?:er|ing)/i;
