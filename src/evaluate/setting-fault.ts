/** What is wrong with a setting, and where in the settings it stands. */
export interface SettingFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
  /** It names a rule that nobody knows: where rules could not be loaded, it may be one of those. */
  readonly isUnknownRule?: true;
}
