import './tracing';
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import measureRequests from 'express-prom-bundle';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';

async function start(): Promise<void> {
  const app = await NestFactory.create(AppModule, { bufferLogs: true });
  app.useLogger(app.get(Logger));
  app.use(measureRequests({ includeMethod: true, includePath: true }));
  app.enableShutdownHooks();
  await app.listen(8080);
}

void start();
