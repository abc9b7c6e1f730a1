import type { Problem } from '../../../report/index.js';
import type { EventChannel, EventSchema } from '../model/index.js';

/** What was read of the files of one format. */
export interface SetPart {
  readonly schemas: readonly EventSchema[];
  /** Channels that no message names. */
  readonly channels?: readonly EventChannel[];
  readonly problems: readonly Problem[];
}
