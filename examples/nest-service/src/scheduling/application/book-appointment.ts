import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Appointment } from '../domain/appointment';
import { Calendar } from '../domain/calendar';

export interface Booking {
  readonly patientId: string;
  readonly startsAt: Date;
  readonly minutes: number;
}

export class SlotTaken extends Error {}

@Injectable()
export class BookAppointment {
  constructor(private readonly calendar: Calendar) {}

  async execute({ patientId, startsAt, minutes }: Booking): Promise<Appointment> {
    const appointment = new Appointment(randomUUID(), patientId, startsAt, minutes);
    const others = await this.calendar.of(startsAt);
    if (others.some((other) => other.overlaps(appointment))) throw new SlotTaken();
    await this.calendar.add(appointment);
    return appointment;
  }
}
