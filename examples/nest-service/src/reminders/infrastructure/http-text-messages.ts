import { Injectable } from '@nestjs/common';
import type { Reminder } from '../domain/reminder';
import type { TextMessages } from '../domain/text-messages';

@Injectable()
export class HttpTextMessages implements TextMessages {
  async send({ patientId, text }: Reminder): Promise<void> {
    const response = await fetch(`${process.env.TEXT_MESSAGES_URL}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: patientId, text }),
    });
    if (!response.ok) throw new Error(`text messages answered ${response.status}`);
  }
}
