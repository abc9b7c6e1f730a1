import { Module } from '@nestjs/common';
import { PlatformModule } from '../platform/platform.module';
import { BookAppointment } from './application/book-appointment';
import { Calendar } from './domain/calendar';
import { AppointmentsController } from './http/appointments.controller';
import { PostgresCalendar } from './infrastructure/postgres-calendar';

@Module({
  imports: [PlatformModule],
  controllers: [AppointmentsController],
  providers: [BookAppointment, { provide: Calendar, useClass: PostgresCalendar }],
  exports: [Calendar],
})
export class SchedulingModule {}
