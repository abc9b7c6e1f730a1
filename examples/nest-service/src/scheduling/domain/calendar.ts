import type { Appointment } from './appointment';

/** Where appointments are kept; the infrastructure says how. */
export abstract class Calendar {
  abstract of(day: Date): Promise<Appointment[]>;

  /** Keeps the appointment, and announces it if and only if it was kept. */
  abstract add(appointment: Appointment): Promise<void>;
}
