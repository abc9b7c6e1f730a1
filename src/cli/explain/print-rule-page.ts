import { toPrintable } from '../../source/printable.js';
import { formatTable } from '../format-table.js';
import type { OverrideSetting, ParameterSetting, RulePage, Setting } from './rule-page.js';

/** The page of a rule for a terminal. */
export function ruleText(page: RulePage): string {
  const { rule } = page;
  const sections = [
    [`${rule.id}  ${describeSeverity(page)}  ${rule.title}`, '', rule.description],
    [
      `why  ${rule.rationale}`,
      `fix  ${rule.remediation}`,
      ...(page.notes.whenNot === undefined ? [] : [`when not  ${page.notes.whenNot}`]),
    ],
    formatTable(facts(page)),
    ...(page.parameters.length === 0
      ? []
      : [['parameters', ...page.parameters.flatMap(describeParameter)]]),
    ...(page.overrides.length === 0
      ? []
      : [['overrides', ...page.overrides.map((override) => `  ${describeOverride(override)}`)]]),
    ...lists(page).map(([title, items]) => [
      title.toLowerCase(),
      ...items.map((item) => `  ${item}`),
    ]),
    ...(rule.relatedResources.length === 0
      ? []
      : [['see', ...rule.relatedResources.map((link) => `  ${link}`)]]),
  ];
  return `${sections.map((lines) => lines.map(toPrintable).join('\n')).join('\n\n')}\n`;
}

/** The page of a rule for a wiki or a pull request. */
export function ruleMarkdown(page: RulePage): string {
  const { rule } = page;
  const rows = facts(page).map(([name = '', value = '']) => `| ${name} | ${cell(value)} |`);
  const parameters = page.parameters.map(
    (parameter) =>
      `| ${code(parameter.name)} | ${cell(typeOf(parameter))} | ${code(JSON.stringify(parameter.value))} | ${cell(originOf(parameter))} | ${cell(parameter.description)} |`,
  );
  const sections = [
    [`# ${rule.id}`],
    [`${rule.title}. ${rule.description}`],
    ['| | |', '|---|---|', `| severity | ${cell(describeSeverity(page))} |`, ...rows],
    ['## Why', '', rule.rationale],
    ['## How to fix', '', rule.remediation],
    ...(page.notes.whenNot === undefined
      ? []
      : [['## When not to use it', '', page.notes.whenNot]]),
    ...(parameters.length === 0
      ? []
      : [
          [
            '## Parameters',
            '',
            '| name | type | value | from | |',
            '|---|---|---|---|---|',
            ...parameters,
          ],
        ]),
    ...(page.overrides.length === 0
      ? []
      : [
          [
            '## Overrides',
            '',
            ...page.overrides.map((each) => `- ${cell(describeOverride(each))}`),
          ],
        ]),
    ...lists(page).map(([title, items]) => [
      `## ${title}`,
      '',
      ...items.map((item) => `- ${item}`),
    ]),
    ...(rule.relatedResources.length === 0
      ? []
      : [['## See also', '', ...rule.relatedResources.map((link) => `- <${link}>`)]]),
  ];
  return `${sections.map((lines) => lines.map(toPrintable).join('\n')).join('\n\n')}\n`;
}

/** What notes list, by title; nothing where there is none of it. */
function lists({ notes }: RulePage): readonly (readonly [string, readonly string[]])[] {
  const titled = [
    ['Known misses', notes.knownMisses],
    ['Related rules', notes.related],
    ['Standards', notes.standards],
    ['Decisions', notes.decisions],
  ] as const;
  return titled.flatMap(([title, items]) => (items === undefined ? [] : [[title, items] as const]));
}

function facts({ rule, isPortable, ...page }: RulePage): readonly (readonly string[])[] {
  const once = rule.scope === 'object' ? 'once an object' : 'once a set';
  const hosts = isPortable ? '; runs in conftest, OPA and Gatekeeper as it is' : '';
  return [
    ['judges', `${rule.appliesTo.join(', ')}, ${once}${hosts}`],
    ...(rule.requires.length === 0 ? [] : [['requires', rule.requires.join(', ')]]),
    ...(rule.requiresAny === undefined ? [] : [['requires', rule.requiresAny.join(' or ')]]),
    ['not applicable', `where ${rule.notApplicable}`],
    ['baseline', describeAcceptance(page.baseline)],
    ['waivers', describeAcceptance(page.waivers)],
    ...(page.requiredBy === undefined ? [] : [['required', `by ${page.requiredBy}`]]),
    ...(rule.aliases.length === 0 ? [] : [['earlier ids', rule.aliases.join(', ')]]),
    ...(page.notes.since === undefined ? [] : [['since', page.notes.since]]),
    ...(rule.docs === '' ? [] : [['page', rule.docs]]),
  ];
}

function describeSeverity({ severity, isOn }: RulePage): string {
  const value = isOn ? severity.value : 'off';
  const by = severity.setBy === undefined ? '' : `set by ${severity.setBy}`;
  const original = value === severity.default ? '' : `default ${severity.default}`;
  const details = [by, original].filter((detail) => detail !== '').join(', ');
  return details === '' ? value : `${value} (${details})`;
}

function describeAcceptance({ value, setBy }: Setting<string>): string {
  const meaning = value === 'never' ? 'never accepts what it finds' : 'may accept what it finds';
  return setBy === undefined || value !== 'never' ? meaning : `${meaning} (set by ${setBy})`;
}

function describeParameter(parameter: ParameterSetting): readonly string[] {
  const { name, description, value } = parameter;
  return [
    `  ${name} (${typeOf(parameter)})  ${description}`,
    `    ${JSON.stringify(value)}  ${originOf(parameter)}`,
  ];
}

function typeOf({ type, choices }: ParameterSetting): string {
  return choices === undefined ? type : `${type}: ${choices.join(', ')}`;
}

function originOf({ setBy, default: original }: ParameterSetting): string {
  return setBy === undefined ? 'default' : `from ${setBy}, default ${JSON.stringify(original)}`;
}

function describeOverride({ paths, environments, setting, setBy }: OverrideSetting): string {
  const where = [
    ...(paths === undefined ? [] : [`files ${paths.join(', ')}`]),
    ...(environments === undefined ? [] : [`environment ${environments.join(', ')}`]),
  ];
  const value = typeof setting === 'string' ? setting : JSON.stringify(setting);
  const place = where.length === 0 ? 'everywhere' : `for ${where.join(' in ')}`;
  return `${value} ${place}${setBy === undefined ? '' : ` (${setBy})`}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function code(text: string): string {
  return `\`${cell(text)}\``;
}
