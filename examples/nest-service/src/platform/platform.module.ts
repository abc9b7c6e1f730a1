import { Module } from '@nestjs/common';
import { Database } from './database';
import { HealthController } from './health.controller';

@Module({ controllers: [HealthController], providers: [Database], exports: [Database] })
export class PlatformModule {}
