// Loaded before each process of an example: waivers and plans have days, and the READMEs tell what holds on the day that they were written.
const written = Date.parse('2026-11-23T09:00:00Z');
const started = Date.now();
const Machine = Date;

globalThis.Date = class Date extends Machine {
  constructor(...given) {
    if (given.length === 0) super(Date.now());
    else super(...given);
  }

  static now() {
    return written + (Machine.now() - started);
  }
};
