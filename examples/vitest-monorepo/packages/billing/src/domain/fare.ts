const centsPerMinute = 15;

/** What a ride costs, in cents: each minute that has begun. */
export function fareOf(seconds: number, freeSeconds: number): number {
  return seconds <= freeSeconds ? 0 : Math.ceil(seconds / 60) * centsPerMinute;
}
