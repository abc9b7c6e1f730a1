export { chargeRide, type Charge } from './application/charge-ride';
