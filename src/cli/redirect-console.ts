import { Console } from 'node:console';
import process from 'node:process';

/** Lets what code of a configuration prints go to the standard error: the standard output is for reports alone. */
export function redirectConsole(): void {
  for (const [name, method] of Object.entries(new Console(process.stderr, process.stderr))) {
    if (typeof method === 'function') Object.assign(console, { [name]: method as unknown });
  }
}
