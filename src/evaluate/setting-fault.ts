/** What is wrong with a setting, and where in the settings it stands. */
export interface SettingFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}
