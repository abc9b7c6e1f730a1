import { createHash } from 'node:crypto';
import type { RuleId } from '../../../report/index.js';
import { isRecord } from '../../../source/is-record.js';
import { loadPolicyModule, PolicyEvaluator } from '../../engine/index.js';
import type { Annotation } from '../../opa/index.js';
import type { PackRule } from '../../pack-manifest.js';
import type { CompiledElsewhere, CompiledParts } from '../compile-source.js';
import { describeConftestRule, ruleName } from '../conftest/conftest-rule.js';
import { SourceFault } from '../source-fault.js';
import type { ModuleEntrypoint } from '../pack-unit.js';

/**
 * Takes over a module that `opa build` made. Its rules are the entrypoints whose last part conftest would ask, and what such rules there are
 * in entrypoints that are packages.
 *
 * @throws {@link SourceFault} where there are none
 * @throws `ArchfitError` `pack-load` when it is no module, or needs what this host does not have
 */
export function compileModule(
  { uri, bytes, bundle }: CompiledElsewhere,
  data: Readonly<Record<string, unknown>>,
): CompiledParts {
  const module = loadPolicyModule(bytes, { name: uri });
  const annotations = (bundle?.manifest.entrypoints ?? []).flatMap((each) =>
    each.annotations.map((annotation) => toAnnotation(each.entrypoint, annotation)),
  );
  const rules: PackRule[] = [];
  const entrypoints: Record<RuleId, ModuleEntrypoint> = {};
  for (const entrypoint of module.entrypoints) {
    const path = entrypoint.split('/');
    const name = path.at(-1) ?? '';
    const isRule = ruleName.test(name);
    const evaluator = new PolicyEvaluator(module, { data, now: new Date(0) });
    const names = isRule ? [name] : listRules(evaluator, entrypoint);
    for (const rule of names) {
      const asked = {
        packagePath: isRule ? path.slice(0, -1) : path,
        name: rule,
        definitions: [{ file: uri, row: 1, col: 1 }],
        suffix: '',
        hasExceptions: false,
      };
      const described = describeConftestRule(asked, annotations, false);
      if (Object.hasOwn(entrypoints, described.id)) continue;
      rules.push(described);
      entrypoints[described.id] = { entrypoint, ...(isRule ? {} : { key: rule }) };
    }
  }
  if (rules.length === 0) {
    throw new SourceFault(
      `none of its entrypoints is a rule: ${module.entrypoints.join(', ') || 'there are none'}`,
      { uri },
      'Build it with an entrypoint a rule, such as opa build -t wasm -e main/deny.',
    );
  }
  const revision = createHash('sha256').update(bytes).digest('hex');
  const note = `a compiled module, with the rules ${rules.map(({ id }) => id).join(', ')}`;
  return {
    units: [{ kind: 'module', revision, rules, entrypoints, wasm: bytes }],
    problems: [],
    notes: [note],
  };
}

/** A package shows its rules when it is asked: a set is there also where nothing is in it. */
function listRules(evaluator: PolicyEvaluator, entrypoint: string): readonly string[] {
  try {
    const value = evaluator.evaluate({}, entrypoint);
    return Object.keys(isRecord(value) ? value : {}).filter((name) => ruleName.test(name));
  } catch {
    // What it says of real input, it says when it is asked.
    return [];
  }
}

function toAnnotation(entrypoint: string, value: Readonly<Record<string, unknown>>): Annotation {
  const { title, description, scope, custom, related_resources: related } = value;
  const place = { file: '', row: 1, col: 1 };
  const path = entrypoint.split('/');
  return {
    path: scope === 'package' || scope === 'subpackages' ? path.slice(0, -1) : path,
    scope: scope === 'package' ? 'package' : 'rule',
    location: place,
    targetLocation: place,
    ...(typeof title === 'string' && { title }),
    ...(typeof description === 'string' && { description }),
    entrypoint: true,
    organizations: [],
    relatedResources: (Array.isArray(related) ? related : []).flatMap((resource) => {
      const { ref } = isRecord(resource) ? resource : {};
      return typeof ref === 'string' ? [{ ref }] : [];
    }),
    authors: [],
    schemas: [],
    custom: isRecord(custom) ? custom : {},
    labels: {},
  };
}
