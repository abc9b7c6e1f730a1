import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

const errors = { Error, RangeError, SyntaxError, TypeError };

/** Gives test files Node's own require, whose modules live as long as the process: see load-once.ts. */
export default class Environment extends TestEnvironment {
  constructor(...config) {
    super(...config);
    this.global.requireOnce = createRequire(import.meta.url);
    // What those modules throw is an error for a test file, too, although it has errors of its own.
    for (const [name, theirs] of Object.entries(errors)) {
      const own = this.global[name];
      const isOwn = own[Symbol.hasInstance];
      Object.defineProperty(own, Symbol.hasInstance, {
        // Classes that extend this one inherit it: for them, nothing changes.
        value(error) {
          return isOwn.call(this, error) || (this === own && error instanceof theirs);
        },
      });
    }
  }
}
