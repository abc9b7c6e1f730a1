import { Appointment } from './appointment';

const at = (time: string, minutes: number) =>
  new Appointment('a', 'p', new Date(`2026-11-23T${time}:00Z`), minutes);

test('appointments that touch do not overlap', () => {
  expect(at('09:00', 30).overlaps(at('09:30', 30))).toBe(false);
  expect(at('09:00', 31).overlaps(at('09:30', 30))).toBe(true);
});
