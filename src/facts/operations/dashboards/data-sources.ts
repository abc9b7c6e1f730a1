import { isRecord } from '../../../source/is-record.js';

/** Types of data sources that are asked in PromQL: https://grafana.com/docs/grafana/latest/datasources/ */
const promqlTypes = new Set([
  'prometheus',
  'grafana-amazonprometheus-datasource',
  'grafana-azureprometheus-datasource',
  'victoriametrics-datasource',
  'victoriametrics-metrics-datasource',
]);

/** Tells in which language queries are written, by their data sources. */
export class DataSources {
  /** Types by what names of data sources are written as: variables and inputs of an export. */
  readonly #types = new Map<string, string>();

  /** @param root - the dashboard in the classic schema */
  constructor(root: Readonly<Record<string, unknown>>) {
    const inputs = Array.isArray(root['__inputs']) ? root['__inputs'] : [];
    for (const input of inputs) {
      if (isRecord(input)) this.know(input['name'], input['pluginId']);
    }
    const { list } = isRecord(root['templating']) ? root['templating'] : {};
    for (const variable of Array.isArray(list) ? list : []) {
      if (isRecord(variable) && variable['type'] === 'datasource') {
        this.know(variable['name'], variable['query']);
      }
    }
  }

  know(name: unknown, type: unknown): void {
    if (typeof name !== 'string' || typeof type !== 'string') return;
    this.#types.set(name, type);
  }

  /**
   * @param given - data sources from the innermost: of the query, then of its panel; an object with its type, or a name
   * @returns undefined where it is another language
   */
  languageOf(given: readonly unknown[]): 'promql' | 'unknown' | undefined {
    for (const source of given) {
      const type = this.#typeOf(source);
      if (type === undefined || type === 'mixed') continue;
      return promqlTypes.has(type) ? 'promql' : undefined;
    }
    return 'unknown';
  }

  #typeOf(source: unknown): string | undefined {
    if (isRecord(source)) {
      const { type, uid, name } = source;
      if (typeof type === 'string' && type !== '') {
        return type === 'datasource' ? 'mixed' : type.toLowerCase();
      }
      return this.#typeOf(uid) ?? this.#typeOf(name);
    }
    if (typeof source !== 'string') return undefined;
    if (source === '-- Mixed --') return 'mixed';
    const variable = /^\$\{?(?<name>\w+)(?::\w+)?\}?$/.exec(source)?.groups?.['name'];
    if (variable !== undefined) return this.#types.get(variable)?.toLowerCase();
    const named = source.toLowerCase();
    // Before 8.3 a data source was its name alone, and most bear that of their type.
    return promqlTypes.has(named) || named === 'loki' ? named : undefined;
  }
}
