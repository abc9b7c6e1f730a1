import { Body, ConflictException, Controller, Post } from '@nestjs/common';
import { BookAppointment, SlotTaken } from '../application/book-appointment';
import type { AppointmentDto, BookAppointmentDto } from './appointment.dto';

@Controller('appointments')
export class AppointmentsController {
  constructor(private readonly bookAppointment: BookAppointment) {}

  @Post()
  async book(
    @Body() { patientId, startsAt, minutes }: BookAppointmentDto,
  ): Promise<AppointmentDto> {
    try {
      const booking = { patientId, startsAt: new Date(startsAt), minutes };
      const appointment = await this.bookAppointment.execute(booking);
      return {
        id: appointment.id,
        startsAt: appointment.startsAt.toISOString(),
        endsAt: appointment.endsAt.toISOString(),
      };
    } catch (error) {
      if (error instanceof SlotTaken) throw new ConflictException('The slot is taken.');
      throw error;
    }
  }
}
