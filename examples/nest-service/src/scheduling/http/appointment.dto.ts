export interface BookAppointmentDto {
  readonly patientId: string;
  readonly startsAt: string;
  readonly minutes: number;
}

export interface AppointmentDto {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
}
