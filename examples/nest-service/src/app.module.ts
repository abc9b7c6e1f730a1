import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { RemindersModule } from './reminders';
import { SchedulingModule } from './scheduling';

@Module({ imports: [LoggerModule.forRoot(), SchedulingModule, RemindersModule] })
export class AppModule {}
