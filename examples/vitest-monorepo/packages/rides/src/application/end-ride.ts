import type { RideEnded } from '@bikes/event-schemas';
import type { Ride } from '../domain/ride';

export type Publish = (event: RideEnded) => Promise<void>;

export async function endRide(ride: Ride, at: Date, publish: Publish): Promise<void> {
  ride.end(at);
  await publish({ rideId: ride.id, accountId: ride.accountId, seconds: ride.seconds });
}
