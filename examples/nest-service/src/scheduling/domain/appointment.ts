export class Appointment {
  constructor(
    readonly id: string,
    readonly patientId: string,
    readonly startsAt: Date,
    readonly minutes: number,
  ) {
    if (minutes < 5 || minutes > 120)
      throw new RangeError(`${minutes} minutes: 5 to 120 are offered`);
  }

  get endsAt(): Date {
    return new Date(this.startsAt.getTime() + this.minutes * 60_000);
  }

  overlaps(other: Appointment): boolean {
    return this.startsAt < other.endsAt && other.startsAt < this.endsAt;
  }
}
