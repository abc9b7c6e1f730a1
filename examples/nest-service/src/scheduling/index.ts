// What other contexts may know of this one.
export type { Appointment } from './domain/appointment';
export { Calendar } from './domain/calendar';
export { SchedulingModule } from './scheduling.module';
