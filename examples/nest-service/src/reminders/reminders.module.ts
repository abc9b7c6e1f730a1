import { Module } from '@nestjs/common';
import { SchedulingModule } from '../scheduling';
import { RemindPatients } from './application/remind-patients';
import { TextMessages } from './domain/text-messages';
import { HttpTextMessages } from './infrastructure/http-text-messages';

@Module({
  imports: [SchedulingModule],
  providers: [RemindPatients, { provide: TextMessages, useClass: HttpTextMessages }],
})
export class RemindersModule {}
