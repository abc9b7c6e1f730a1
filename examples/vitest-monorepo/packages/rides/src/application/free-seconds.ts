/** Seconds at the beginning of each ride in which a bike that is broken can be put back. */
export const freeSeconds = 120;
