import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database';
import { Appointment } from '../domain/appointment';
import type { Calendar } from '../domain/calendar';

interface AppointmentRow {
  readonly id: string;
  readonly patient_id: string;
  readonly starts_at: Date;
  readonly minutes: number;
}

@Injectable()
export class PostgresCalendar implements Calendar {
  constructor(private readonly database: Database) {}

  async of(day: Date): Promise<Appointment[]> {
    const rows = await this.database.query<AppointmentRow>(
      'select id, patient_id, starts_at, minutes from appointment where starts_at::date = $1::date',
      [day],
    );
    return rows.map((row) => new Appointment(row.id, row.patient_id, row.starts_at, row.minutes));
  }

  async add({ id, patientId, startsAt, minutes }: Appointment): Promise<void> {
    const event = JSON.stringify({ appointmentId: id, startsAt, minutes });
    await this.database.transaction(async (client) => {
      await client.query('insert into appointment values ($1, $2, $3, $4)', [
        id,
        patientId,
        startsAt,
        minutes,
      ]);
      await client.query('insert into outbox (type, body) values ($1, $2)', [
        'appointment.booked',
        event,
      ]);
    });
  }
}
