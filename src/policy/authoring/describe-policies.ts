import type { Annotation, InspectResult, ModuleView, RuleView } from '../opa/index.js';
import { type BuiltinSupport, supportOf } from './builtin-support.js';

/** A module as its author, or who is handed it, wants to know it. */
export interface DescribedModule {
  readonly file: string;
  /** `archfit.kubernetes.team_label` */
  readonly package: string;
  readonly dialect: Dialect;
  readonly regoVersion: 0 | 1;
  /** What is asked of it: the id of the contract, or conftest's `deny`, `violation` and `warn` with their suffixes. */
  readonly rules: readonly string[];
  readonly title?: string;
  readonly severity?: string;
  readonly scope?: string;
  /** Where all that it calls runs. */
  readonly support: BuiltinSupport;
  /** Builtins, operators aside, by where they run. */
  readonly builtins: Readonly<Record<BuiltinSupport, readonly string[]>>;
}

/** Whose convention a module follows. */
export type Dialect = 'archfit' | 'conftest' | 'library' | 'test' | 'rego';

const conftestRule = /^(?:deny|violation|warn)(?:_\w+)?$/;

/** Tells what modules hold, by what is written in them; nothing is compiled. */
export function describePolicies({
  modules,
  annotations,
}: InspectResult): readonly DescribedModule[] {
  return modules.map((module) => describeModule(module, annotations));
}

function describeModule(module: ModuleView, annotations: readonly Annotation[]): DescribedModule {
  const path = module.package.join('.');
  const dialect = dialectOf(module);
  const annotation = annotations.find(
    (each) => each.scope === 'package' && each.location.file === module.path,
  );
  const text = (key: string) => {
    const value = annotation?.custom[key];
    return typeof value === 'string' ? { [key]: value } : {};
  };
  const id = text('id')['id'];
  const builtins = sortBuiltins(module);
  return {
    ...{ file: module.path, package: path, dialect, regoVersion: module.regoVersion },
    rules: dialect === 'archfit' && id !== undefined ? [id] : askedRules(module, dialect),
    ...(annotation?.title !== undefined && { title: annotation.title }),
    ...text('severity'),
    ...text('scope'),
    support: worst(builtins),
    builtins,
  };
}

function dialectOf({ path, package: parts, rules }: ModuleView): Dialect {
  if (path.endsWith('_test.rego') || parts.at(-1)?.endsWith('_test') === true) return 'test';
  if (parts[0] === 'archfit') return 'archfit';
  if (parts[0] === 'lib') return 'library';
  return rules.some(isConftestRule) ? 'conftest' : 'rego';
}

function isConftestRule({ name, kind }: RuleView): boolean {
  return conftestRule.test(name) && kind !== 'function';
}

function askedRules({ rules }: ModuleView, dialect: Dialect): readonly string[] {
  const names = rules
    .filter((rule) => {
      if (dialect === 'test') return /^(?:todo_)?test_/.test(rule.name);
      return dialect === 'conftest' && isConftestRule(rule);
    })
    .map(({ name }) => name);
  return [...new Set(names)];
}

function sortBuiltins({ builtins }: ModuleView): DescribedModule['builtins'] {
  const names = [...new Set(builtins.map(({ name }) => name))].sort();
  const of = (support: BuiltinSupport) => names.filter((name) => supportOf(name) === support);
  return { everywhere: of('everywhere'), host: of('host'), refused: of('refused') };
}

function worst({ host, refused }: DescribedModule['builtins']): BuiltinSupport {
  if (refused.length > 0) return 'refused';
  return host.length > 0 ? 'host' : 'everywhere';
}
