/** schemas/ride-ended.yaml, as code sees it. */
export interface RideEnded {
  readonly rideId: string;
  readonly accountId: string;
  readonly seconds: number;
}
