import type { RideEnded } from '@bikes/event-schemas';
import { freeSeconds } from '@bikes/rides';
import { fareOf } from '../domain/fare';

export type Charge = (accountId: string, cents: number) => Promise<void>;

export async function chargeRide({ accountId, seconds }: RideEnded, charge: Charge): Promise<void> {
  const cents = fareOf(seconds, freeSeconds);
  if (cents > 0) await charge(accountId, cents);
}
