/** A text is no YAML, or means something that JSON cannot say. */
export class YamlFault extends Error {
  override readonly name = 'YamlFault';
}
