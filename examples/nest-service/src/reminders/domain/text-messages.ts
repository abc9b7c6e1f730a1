import type { Reminder } from './reminder';

export abstract class TextMessages {
  abstract send(reminder: Reminder): Promise<void>;
}
