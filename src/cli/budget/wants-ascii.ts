import type { ColorMode, Terminal } from '../terminal.js';

/**
 * Whether bars are drawn in plain letters: where no colour is asked for, and where the terminal says that it has no Unicode. One that says
 * nothing has it.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html#tag_08_02 for the order of the variables
 */
export function wantsAscii(color: ColorMode | boolean, env: Terminal['env']): boolean {
  if (color === false || color === 'never' || env['TERM'] === 'dumb') return true;
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return locale !== undefined && !/utf-?8/i.test(locale);
}
