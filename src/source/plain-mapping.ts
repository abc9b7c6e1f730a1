/**
 * A mapping. It inherits no name, so that an absent label `valueOf` reads as absent and `__proto__` is a key like any other,
 * and yet is as fast as an object literal, which `Object.create(null)` is not.
 */
export class PlainMapping {
  [key: string]: unknown;

  static {
    Object.setPrototypeOf(this.prototype, null);
    Reflect.deleteProperty(this.prototype, 'constructor');
  }
}
