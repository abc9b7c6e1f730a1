import type { Place } from '../factor.js';

/** A text that configures a container: a variable, a flag, a line of a mounted file. */
export interface Setting {
  /** As it is written there: `DB_POOL_SIZE`, `spring.datasource.url`. */
  readonly name: string;
  /** Null where it is set and cannot be read. Never for output: it may hold secrets. */
  readonly text: string | null;
  /** It comes from a Secret, wholly or in part. */
  readonly isSecret: boolean;
  /** `resolved` where it is not written in the container itself. */
  readonly grade: 'declared' | 'resolved';
  /** For people, without the text: `DB_POOL_SIZE (ConfigMap orders)`. */
  readonly source: string;
  readonly place: Place;
  /** Why it cannot be read. */
  readonly reason?: string;
}

/**
 * The name without its spelling, so that a variable and a line of a file that set the same thing are equal:
 * `SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE` and `spring.datasource.hikari.maximum-pool-size`.
 *
 * @see https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.typesafe-configuration-properties.relaxed-binding
 */
export function settingKey(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
}

/** No longer text configures anything, and references to references grow without end. In UTF-16 code units. */
export const longestSetting = 65_536;

/** The setting, known to be unreadable. */
export function unreadable(setting: Omit<Setting, 'text' | 'reason'>, reason: string): Setting {
  return { ...setting, text: null, reason };
}
