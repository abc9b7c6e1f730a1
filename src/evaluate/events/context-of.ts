import { classifyFields } from '../../facts/classification/classify-fields.js';
import { findUnknownMarks } from '../../facts/classification/find-unknown-marks.js';
import type { ClassificationSettings } from '../../facts/classification/index.js';
import type { Sidecar } from '../../facts/classification/sidecar/sidecar.js';
import { kindOf } from '../../facts/events/conventions/kind-of.js';
import type { EventSchema } from '../../facts/events/model/index.js';
import type { EventContext } from './describe-event.js';
import type { ReadEventSource } from './read-events.js';

const settings = new WeakMap<Sidecar, ClassificationSettings>();
const noSettings: ClassificationSettings = {};

/** The same object for the same file: what is prepared from it is kept. */
function settingsOf(sidecar: Sidecar | undefined): ClassificationSettings {
  if (sidecar === undefined) return noSettings;
  const known = settings.get(sidecar) ?? { sidecars: [sidecar] };
  settings.set(sidecar, known);
  return known;
}

/** What is known of an event beside its schema, by the source that it is of. */
export function contextOf(
  event: EventSchema,
  read: ReadEventSource | undefined,
  owners?: ReadonlySet<string>,
): EventContext & Required<Pick<EventContext, 'kindOf'>> {
  const { audience, service } = read?.source ?? {};
  const { uri } = event.document;
  const isAudit = read?.isAudit(uri) === true;
  const isLog = read?.isLog(uri) === true;
  return {
    classify: (schema) =>
      classifyFields({ ...schema, uri: schema.document.uri }, settingsOf(read?.sidecar)),
    findUnknown: ({ marks }) => findUnknownMarks(marks, settingsOf(read?.sidecar)),
    kindOf: (schema) => (isAudit ? 'audit' : isLog ? 'log' : kindOf(schema)),
    ...(audience && { audience }),
    ...(service !== undefined && { service }),
    ...(owners && { owners }),
  };
}
