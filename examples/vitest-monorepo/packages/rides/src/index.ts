// What other contexts may know of this one.
export { endRide, type Publish } from './application/end-ride';
export { freeSeconds } from './application/free-seconds';
