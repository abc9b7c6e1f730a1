/** Short forms of schedules: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax */
const macros: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};

const minutesOfDay = 24 * 60;

/**
 * The shortest time between two runs of a schedule in seconds, as if it ran every day; undefined where the schedule cannot be read.
 * Where clocks change two runs may be closer, by the hours that are left out or come twice: one run more covers it.
 */
export function shortestPeriod(schedule: string): number | undefined {
  const trimmed = schedule.trim();
  const [, every, unit = ''] = /^@every\s+(\d{1,6})(s|m|h)$/.exec(trimmed) ?? [];
  if (every !== undefined) {
    const seconds = Number(every) * (unit === 's' ? 1 : unit === 'm' ? 60 : 3600);
    return seconds > 0 ? seconds : undefined;
  }
  const plain = trimmed.replace(/^(?:CRON_)?TZ=\S+\s+/, '');
  const fields = (macros[plain] ?? plain).split(/\s+/);
  if (fields.length !== 5) return undefined;
  const minutes = readField(fields[0] ?? '', 60);
  const hours = readField(fields[1] ?? '', 24);
  if (!minutes || !hours) return undefined;
  const runs = hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
  const gaps = runs.map((run, index) => (runs[index + 1] ?? (runs[0] ?? 0) + minutesOfDay) - run);
  return Math.min(...gaps) * 60;
}

/** The values of a field such as `5,10-20/2` or `*` in order; undefined where it cannot be read. */
function readField(field: string, size: number): readonly number[] | undefined {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [, range = '', from, to, step] =
      /^(\*|\?|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    if (range === '') return undefined;
    const first = from === undefined ? 0 : Number(from);
    const last =
      to !== undefined ? Number(to) : from !== undefined && step === undefined ? first : size - 1;
    const stride = step === undefined ? 1 : Number(step);
    if (first >= size || last >= size || last < first || stride === 0) return undefined;
    for (let value = first; value <= last; value += stride) values.add(value);
  }
  return [...values].sort((left, right) => left - right);
}
