import { Injectable } from '@nestjs/common';
import { Calendar } from '../../scheduling';
import { remindOf } from '../domain/reminder';
import { TextMessages } from '../domain/text-messages';

@Injectable()
export class RemindPatients {
  constructor(
    private readonly calendar: Calendar,
    private readonly textMessages: TextMessages,
  ) {}

  async execute(day: Date): Promise<void> {
    for (const { patientId, startsAt } of await this.calendar.of(day)) {
      await this.textMessages.send(remindOf(patientId, startsAt));
    }
  }
}
