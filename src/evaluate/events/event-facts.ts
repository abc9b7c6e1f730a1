import type {
  Confidence,
  Handling,
  SensitivityLevel,
} from '../../facts/classification/field-classification.js';
import type { EnvelopeConcept } from '../../facts/events/conventions/envelope.js';
import type { ConceptKind } from '../../facts/events/conventions/find-concept.js';
import type { SchemaKind } from '../../facts/events/conventions/kind-of.js';
import type { TenseOfName } from '../../facts/events/conventions/past-tense.js';
import type { EventFormat, EventSchema } from '../../facts/events/model/index.js';
import type { Retention } from '../../facts/events/conventions/retention.js';
import type { Audience } from '../../facts/events/traits/index.js';
import type { AuditFacts } from './describe-audit.js';
import type { MarksFacts } from './describe-marks.js';
import type { InventoriedFacts } from './describe-inventory.js';
import type { LogFacts } from './describe-log.js';

/** An event as policies read it: `input.events[id]`. It holds what some rule asks for, and no list of all fields. */
export interface EventFacts {
  /** Names it as a subject. */
  readonly id: string;
  readonly name: string;
  readonly nameFrom: EventSchema['nameFrom'];
  readonly format: EventFormat;
  readonly kind: SchemaKind;
  readonly audience: AudienceFacts;
  readonly version?: string;
  readonly isCloudEvent: boolean;
  readonly channels: readonly string[];
  readonly owner?: OwnerFacts;
  /** Whom it names as its readers; absent where it names nobody. */
  readonly consumers?: readonly OwnerFacts[];
  readonly classification: CoverageFacts;
  readonly documentation: CoverageFacts;
  /** What the markers of its fields say. */
  readonly marks: MarksFacts;
  readonly fields: EventFieldFacts;
  /** Schemas of other files that hold what is declared sensitive, once for each; published events alone have them. */
  readonly entities: readonly EntityFacts[];
  /** Anything may travel beside the fields at its top. */
  readonly isOpen: boolean;
  /** The parts of an envelope that it has. */
  readonly envelope: Readonly<Partial<Record<EnvelopeConcept, EnvelopePartFacts>>>;
  /** Of its name. */
  readonly tense: TenseOfName;
  readonly ordering: OrderingFacts;
  readonly statuses: readonly StatusFacts[];
  /** A field is declared, or plainly looks like, what not everybody may see. */
  readonly isSensitive: boolean;
  /** Of records of the audit trail. */
  readonly audit?: AuditFacts;
  /** What files beside the schemas say of its fields; absent where they say nothing. */
  readonly inventoried?: InventoriedFacts;
  /** Of lines of a log. */
  readonly log?: LogFacts;
  /** How long its messages are kept, where something says so. */
  readonly retention?: readonly RetentionFacts[];
}

export interface AudienceFacts {
  readonly name: Audience;
  readonly isPublished: boolean;
  /** What says so; `default`: nobody does, and it counts as integration. */
  readonly from: 'mark' | 'source' | 'folder' | 'namespace' | 'default';
  /** A mark of this key is there, and says what is no audience. */
  readonly unreadable?: string;
}

export interface OwnerFacts {
  readonly name: string;
  /** Absent where there is no catalog to look it up in. */
  readonly isKnown?: boolean;
}

/** How many of the fields have something said about them. */
export interface CoverageFacts {
  /** Something is said about the event itself. */
  readonly ofEvent: boolean;
  readonly fields: number;
  readonly covered: number;
  /** The first fields that are left out, as paths. */
  readonly missing: readonly string[];
}

/**
 * The fields that rules are about, by what is about them. A field that several events reach by way of one definition is listed once,
 * under the event of the widest audience (the first of these by name), and not under the others. Log schemas share with log schemas only.
 */
export interface EventFieldFacts {
  /** Somebody declared them confidential or restricted. */
  readonly declared: readonly FieldFacts[];
  /** They look like it, and no declaration explains it. */
  readonly suspected: readonly FieldFacts[];
  /** Content travels here, and not what is known about it: bytes, documents, bodies. */
  readonly evidence: readonly FieldFacts[];
  /** Signed addresses, tokens, passwords. */
  readonly secrets: readonly FieldFacts[];
  /** Anything may travel here. */
  readonly open: readonly FieldFacts[];
  /** Amounts of money as floating-point numbers. */
  readonly money: readonly FieldFacts[];
}

export interface FieldFacts {
  /** Names it as a subject: the event itself where all of it is meant. */
  readonly id: string;
  readonly name: string;
  /** In the event under which it is listed; empty for all of it. */
  readonly path: string;
  readonly level?: SensitivityLevel;
  readonly categories: readonly string[];
  readonly confidence?: Confidence;
  readonly handling?: Handling;
  /** It is declared as harmless, and looks like what never is. */
  readonly isUnderDeclared?: true;
  /** What says so, in one line. */
  readonly because: string;
  /** How many events reach it, with the one under which it is listed. */
  readonly reach: number;
  /** Names of the other events that reach it, the first of them. */
  readonly alsoIn: readonly string[];
}

/** A schema of another file that an event refers to, and that holds what is sensitive. */
export interface EntityFacts {
  /** The field that refers to it, as a subject. */
  readonly id: string;
  readonly name: string;
  /** Where it is defined. */
  readonly uri: string;
  /** Of the field that refers to it. */
  readonly path: string;
  /** The sensitive fields in it, as paths of the event: the first of them, and how many there are. */
  readonly fields: readonly string[];
  readonly count: number;
  /** All of them have been handled: masked, hashed, … */
  readonly isHandled: boolean;
}

export interface EnvelopePartFacts {
  readonly path: string;
  /** Every message has it. */
  readonly isRequired: boolean;
  readonly kind: ConceptKind;
}

/** By what the messages of a channel are kept in order. */
export interface OrderingFacts {
  /** It travels on a channel that the schema knows. */
  readonly hasChannel: boolean;
  /** The key as it is declared. */
  readonly key?: string;
  /** Fields that the key names, and that the event does not have. */
  readonly missing: readonly string[];
  /** Fields that the key names, and that are not always there. */
  readonly optional: readonly string[];
}

/** A field whose values are the words of a status. */
export interface StatusFacts {
  readonly id: string;
  readonly path: string;
  readonly words: number;
  /** Where the version of the vocabulary travels or is declared. */
  readonly version?: string;
}

/** How long messages are kept, as it is written somewhere. */
export type RetentionFacts = Omit<Retention, 'place'>;
