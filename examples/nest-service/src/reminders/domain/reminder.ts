export interface Reminder {
  readonly patientId: string;
  readonly text: string;
}

export function remindOf(patientId: string, startsAt: Date): Reminder {
  return { patientId, text: `Your appointment begins at ${startsAt.toISOString()}.` };
}
