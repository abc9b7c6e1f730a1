import type { ExportedFile, ExportedPack, ExportedRule } from './exported-rule.js';
import { modulesOf } from './module-paths.js';
import { packageOf, settingsOf } from './rego-text.js';

/**
 * A folder of policies for conftest: the sources as they are, the settings, and a package `main` that conftest asks by itself.
 *
 * conftest counts a rule that finds nothing as passed, also where it had nothing to judge. There `main` makes an exception of it, which
 * conftest counts by itself.
 */
export function exportConftest(
  pack: ExportedPack,
  rules: readonly ExportedRule[],
): readonly ExportedFile[] {
  return [
    { path: 'main.rego', text: writeMain(rules) },
    ...writeSettings(rules),
    ...modulesOf(pack, rules),
  ];
}

/**
 * A Rego module: data of a file would have to be named on the command line, and be left out unnoticed. An empty one is none: of an empty
 * object OPA knows that it has no setting of any rule, and refuses to look.
 */
function writeSettings(rules: readonly ExportedRule[]): readonly ExportedFile[] {
  const settings = settingsOf(rules);
  if (Object.keys(settings).length === 0) return [];
  const text = `package lib.archfit\n\nsettings := ${JSON.stringify(settings, null, 2)}\n`;
  return [{ path: 'settings.rego', text }];
}

function writeMain(rules: readonly ExportedRule[]): string {
  return ['package main\n', ...rules.map(writeRule)].join('\n');
}

function writeRule({ rule, enforcement }: ExportedRule): string {
  const name = rule.id.replaceAll(/[/-]/g, '_');
  const path = `data.${packageOf(rule.id)}`;
  return `# ${rule.title}.
${enforcement === 'deny' ? 'deny' : 'warn'}_${name} contains finding if {
	some violation in ${path}.violation
	finding := {
		"msg": violation.msg,
		"rule": ${JSON.stringify(rule.id)},
		"severity": ${JSON.stringify(rule.severity)},
		"docs": ${JSON.stringify(rule.docs)},
		"details": violation.details,
	}
}

exception contains [${JSON.stringify(name)}] if not ${path}.applies
`;
}
