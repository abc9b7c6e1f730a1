/** The service that a package is of: the last part of its name, `orders` of `@shop/orders`. */
export function serviceOfPackage(name: string): string {
  return name.split('/').at(-1) ?? '';
}
